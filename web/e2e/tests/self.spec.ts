import { expect, type Page } from '@playwright/test'
import {
  address,
  customerSays,
  isAccessible,
  openConversation,
  openWidget,
  person,
  signIn,
  switchBot,
  test,
} from './house'

test.use({ testIdAttribute: 'data-test' })

const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const HOUR = 3_600_000

async function demoShop(owner: Page) {
  const shops = await owner.request.get(address() + '/api/shops')
  return ((await shops.json()) as { id: string }[])[0]!.id
}

/** An order of a stranger, told by another system. */
async function tellOrder(owner: Page, number: string, state: string, receivedAt?: number) {
  const now = Date.now()
  const answer = await owner.request.put(`${address()}/api/shops/${await demoShop(owner)}/orders`, {
    data: {
      orders: [
        {
          number,
          toldAt: new Date(now).toISOString(),
          state,
          buyerName: '秦朗',
          amounts: { goods: 168, total: 168, paid: 168 },
          times: {
            placed: new Date(now - 140 * HOUR).toISOString(),
            paid: new Date(now - 140 * HOUR).toISOString(),
            received: receivedAt ? new Date(receivedAt).toISOString() : null,
          },
          receiver: { name: '秦朗', phone: '13900134321', region: '浙江省 杭州市', address: '学院路 9 号' },
          lines: [{ title: '亚麻衬衫', variant: '浅蓝 / L', quantity: 1, price: 168, amount: 168 }],
        },
      ],
    },
  })
  expect(answer.ok(), await answer.text()).toBe(true)
}

const choose = (customer: Page, name: string) =>
  customer.getByTestId('line').last().getByRole('button', { name, exact: true }).click()

test('a customer applies by the bot alone, and the card in the chat follows what the agent does', async ({
  browser,
}) => {
  const owner = await person(browser)
  await signIn(owner, 'owner@demo.heqi')
  await switchBot(owner, true)
  const number = `71${Date.now()}`
  await tellOrder(owner, number, 'RECEIVED', Date.now() - 5 * HOUR)

  const customer = await person(browser)
  await openWidget(customer)
  await customerSays(customer, '你好')
  await customer.getByRole('button', { name: '退货退款' }).click()
  await expect(customer.getByText('请把订单号发给我')).toBeVisible()
  await customerSays(customer, number)
  await expect(customer.getByText('后四位')).toBeVisible()
  await customerSays(customer, '4321')
  await expect(customer.getByText('是什么原因？')).toBeVisible()
  await isAccessible(customer)
  await choose(customer, '质量问题')
  await expect(customer.getByTestId('line').last()).toContainText('✓ 退货退款：最多退 CNY 168.00')
  await choose(customer, '退货退款')
  await expect(customer.getByText('请拍能看清问题的照片')).toBeVisible()
  await customer
    .locator('input[type=file]')
    .setInputFiles({ name: 'hole.png', mimeType: 'image/png', buffer: PIXEL })
  await expect(customer.getByText('请确认')).toBeVisible()
  await choose(customer, '提交申请')
  await expect(customer.getByText('已经为您申请')).toBeVisible()

  const card = customer.getByTestId('case-card')
  await expect(card.getByTestId('card-state')).toHaveText('等待商家处理')
  await isAccessible(customer)
  await customer.screenshot({ path: 'e2e/results/self-applied.png' })

  await owner.goto(address() + '/desk/aftersales')
  await owner.getByTestId('case-row').filter({ hasText: '亚麻衬衫' }).first().click()
  const detail = owner.getByTestId('case-detail')
  await expect(detail.getByRole('img', { name: 'hole.png' })).toBeVisible()
  await detail.getByTestId('move-AGREE').click()
  await detail.getByTestId('move-address').fill('杭州市余杭区古墩路 1888 号 售后组')
  await detail.getByTestId('move-do').click()

  await expect(card).toHaveCount(1)
  await expect(card.getByTestId('card-state')).toHaveText('等待您寄回')
  await card.getByTestId('card-open').click()
  await customer.getByTestId('own-SEND_BACK').click()
  await customer.getByTestId('return-carrier').fill('中通快递')
  await customer.getByTestId('return-number').fill('ZT5566778899')
  await customer.getByTestId('case-do').click()
  await expect(customer.getByTestId('own-case')).toContainText('ZT5566778899')
  await customer.getByTestId('open-orders').click()
  await expect(card.getByTestId('card-state')).toHaveText('等待商家收货')
  await customer.screenshot({ path: 'e2e/results/self-live.png' })
  await switchBot(owner, false)
})

test('an order card changes while it is looked at, and a question after delivery is answered in one tap', async ({
  browser,
}) => {
  const owner = await person(browser)
  await signIn(owner, 'owner@demo.heqi')
  const shop = await demoShop(owner)
  const rules = await owner.request.get(`${address()}/api/shops/${shop}/contact-rules`)
  const held = ((await rules.json()) as { rules: object }[])[0]!.rules
  const open = { ...held, quietFrom: '00:00', quietUntil: '00:00', mostPerDay: 20, mostPerWeek: 20 }
  const saved = await owner.request.post(`${address()}/api/shops/${shop}/contact-rules`, {
    data: { rules: open },
  })
  expect(saved.ok(), await saved.text()).toBe(true)
  const number = `72${Date.now()}`
  await tellOrder(owner, number, 'SHIPPED')

  const customer = await person(browser)
  await openWidget(customer)
  await customer.getByTestId('open-orders').click()
  await customer.getByTestId('proof-number').fill(number)
  await customer.getByTestId('proof-digits').fill('4321')
  await customer.getByRole('button', { name: '查找' }).click()
  await customer.getByTestId('own-order').filter({ hasText: number }).getByTestId('ask-order').click()
  const card = customer.getByTestId('order-card')
  await expect(card.getByTestId('card-state')).toHaveText('已发货')

  await tellOrder(owner, number, 'RECEIVED', Date.now() - 121 * HOUR)
  await expect(card.getByTestId('card-state')).toHaveText('已收货')

  const question = customer.getByTestId('follow-up')
  await expect(question).toBeVisible({ timeout: 60_000 })
  await isAccessible(customer)
  await customer.screenshot({ path: 'e2e/results/self-question.png' })
  await question.getByTestId('follow-up-PROBLEM').click()
  await expect(customer.getByTestId('own-claim')).toBeVisible()
  await isAccessible(customer)
  await customer.getByTestId('open-orders').click()
  await expect(question.getByTestId('follow-up-answered')).toContainText('有问题')

  await owner.goto(address() + '/desk/orders/follow-ups')
  await owner.getByTestId('follow-ups-PROBLEM').click()
  await expect(owner.getByTestId('follow-up-row').filter({ hasText: '亚麻衬衫' }).first()).toBeVisible()
})

test('a customer sees coupons and points, and says whether they want to be contacted', async ({
  browser,
}) => {
  const owner = await person(browser)
  await signIn(owner, 'owner@demo.heqi')
  const customer = await person(browser)
  await customer.goto(address() + '/demo-shop?as=lin')
  await customer.getByRole('button', { name: '联系客服' }).click()
  const words = '有什么优惠券可以用'
  await customerSays(customer, words)
  await openConversation(owner, words)
  const order = owner.getByTestId('orders-beside').getByTestId('order').filter({ hasText: 'T 恤' }).first()
  await order.getByTestId('order-open').click()
  for (const [kind, fill] of [
    ['coupon', ''],
    ['points', '300'],
  ] as const) {
    await owner.getByTestId('order-compensations').getByTestId('give-compensation').click()
    const form = owner.getByTestId('compensate-form')
    if (kind === 'coupon') {
      await form.getByTestId('coupon').click()
      await owner.getByRole('option', { name: '老客优惠券' }).click()
    } else {
      await form.getByTestId('kind-POINTS').click()
      await form.getByTestId('points').locator('input').fill(fill)
    }
    await form.getByTestId('reason-SERVICE').click()
    await owner.getByTestId('compensate').click()
    await expect(form).toHaveCount(0)
  }

  await customer.getByTestId('open-orders').click()
  const held = customer.getByTestId('holdings')
  await expect(held.getByTestId('own-coupon').filter({ hasText: '老客优惠券' }).first()).toContainText(
    '满 ¥99.00 可用',
  )
  await held.getByTestId('open-movements').click()
  await expect(held.getByTestId('point-movements')).toContainText('+300')
  await isAccessible(customer)
  await held.scrollIntoViewIfNeeded()
  await customer.screenshot({ path: 'e2e/results/self-holdings.png' })

  const contacts = customer.getByTestId('own-contacts')
  await contacts.getByTestId('contact-refusal').click()
  await expect(contacts).toContainText('马上生效')
  await contacts.getByTestId('contact-refusal').click()
  await expect(contacts).toContainText('可能会主动联系您')
})
