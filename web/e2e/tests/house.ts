import { AxeBuilder } from '@axe-core/playwright'
import { expect, test as base, type Browser, type Page } from '@playwright/test'

export const PASSWORD = 'heqi-demo-2026'
export const address = () => process.env.HEQI_ADDRESS_UNDER_TEST!

/** A journey; when it is over, all who took part leave. */
export const test = base.extend<{ leaving: void }>({
  leaving: [
    async ({ browser }, use) => {
      await use()
      await Promise.all(browser.contexts().map((context) => context.close()))
    },
    { auto: true },
  ],
})

/** A person in a browser of their own. */
export async function person(browser: Browser, options: Parameters<Browser['newContext']>[0] = {}) {
  const context = await browser.newContext(options)
  return context.newPage()
}

export async function signIn(page: Page, email: string) {
  await page.goto(address() + '/sign-in')
  await page.getByLabel('邮箱').fill(email)
  await page.getByLabel('密码').fill(PASSWORD)
  await page.getByRole('button', { name: '登录' }).click()
  await expect(page.getByRole('tab', { name: /我的/ })).toBeVisible()
}

export const goOnline = (page: Page) => goInto(page, '在线')

/** What waits for them goes to others. */
export const goOffline = (page: Page) => goInto(page, '离线')

async function goInto(page: Page, state: string) {
  await page.getByTestId('presence').click()
  await page.getByRole('menuitem', { name: state }).click()
  await expect(page.getByTestId('presence')).toContainText(state)
}

/** Switches the demo shop's bot on or off, as its manager. */
export async function switchBot(page: Page, enabled: boolean) {
  await page.goto(address() + '/desk/settings/bot')
  const box = page.getByRole('switch', { name: '由机器人先接待' })
  await expect(box).toBeAttached()
  const isOn = (await box.getAttribute('aria-checked')) === 'true'
  if (isOn === enabled) return
  await box.press('Space')
  await page.getByTestId('bot-save').click()
  await expect(page.getByTestId('bot-save')).toBeDisabled()
}

/** The customer's panel on the demo shop's page. */
export async function openWidget(page: Page) {
  await page.goto(address() + '/demo-shop')
  await page.getByRole('button', { name: '联系客服' }).click()
  await expect(page.getByRole('heading', { name: /和气服饰/ })).toBeVisible()
}

export async function customerSays(page: Page, text: string) {
  await page.getByTestId('composer').fill(text)
  await page.keyboard.press('Enter')
}

/** What comes or goes has come or gone: half seen, nothing has the contrast it will have. */
async function isStill(page: Page) {
  await page.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        .filter((one) => one.effect?.getComputedTiming().endTime !== Infinity)
        .map((one) => one.finished),
    ),
  )
}

/** What was said in passing is gone: half faded it has not the contrast that it had. */
export async function isSilent(page: Page) {
  await expect(page.locator('.el-message')).toHaveCount(0)
}

/** No violation of WCAG 2.1 A and AA that is serious or critical. */
export async function isAccessible(page: Page) {
  await isStill(page)
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
    .analyze()
  const grave = violations.filter((v) => v.impact === 'serious' || v.impact === 'critical')
  expect.soft(grave.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(' | ')}`)).toEqual([])
}

/** Opens the conversation: among one's own, in the queue or, for whoever sees all, a colleague's. */
export async function openConversation(page: Page, text: string) {
  const row = page.getByTestId('conversation').filter({ hasText: text })
  await expect(async () => {
    for (const name of [/我的/, /排队/, /全部/]) {
      const tab = page.getByRole('tab', { name })
      if (!(await tab.count())) continue
      await tab.click()
      const isHere = await row.waitFor({ timeout: 3_000 }).then(
        () => true,
        () => false,
      )
      if (isHere) return
    }
    throw new Error('not here yet: ' + text)
  }).toPass({ timeout: 60_000 })
  await row.click()
}

/** Goods of an order that another system tells, one line of it. */
interface ToldGoods {
  title: string
  variant?: string
  productNumber?: string
  quantity?: number
  amount: number
}

/** An order of the customer whom the demo shop's page names, told by another system. */
export async function tellOrder(
  owner: Page,
  number: string,
  { variant = '', quantity = 1, amount, ...goods }: ToldGoods,
  state: 'UNPAID' | 'TO_SHIP' = 'TO_SHIP',
) {
  const shops = await owner.request.get(address() + '/api/shops')
  const shop = ((await shops.json()) as { id: string }[])[0]!.id
  const now = new Date().toISOString()
  const paid = state === 'TO_SHIP'
  const answer = await owner.request.put(`${address()}/api/shops/${shop}/orders`, {
    data: {
      orders: [
        {
          number,
          toldAt: now,
          state,
          buyerId: 'lin',
          buyerName: '林小满',
          amounts: { goods: amount, total: amount, paid: paid ? amount : 0 },
          times: { placed: now, paid: paid ? now : null },
          receiver: {
            name: '林小满',
            phone: '13800135566',
            region: '浙江省 杭州市 西湖区',
            address: '文三路 478 号',
          },
          lines: [{ ...goods, variant, quantity, price: amount / quantity, amount }],
        },
      ],
    },
  })
  expect(answer.ok(), await answer.text()).toBe(true)
}
