import { expect } from '@playwright/test'
import {
  address,
  customerSays,
  goOnline,
  isAccessible,
  isSilent,
  openConversation,
  person,
  signIn,
  tellOrder,
  test,
} from './house'

test.use({ testIdAttribute: 'data-test' })

test('a customer asks, an agent answers, the order is paid, and the record holds it as the agent’s', async ({
  browser,
}) => {
  test.setTimeout(180_000)
  const words = '亚麻衬衫现在下单今天能发吗'
  const customer = await person(browser)
  await customer.goto(address() + '/demo-shop?as=lin')
  await customer.getByRole('button', { name: '联系客服' }).click()
  const agent = await person(browser)
  await signIn(agent, 'agent@demo.heqi')
  await goOnline(agent)
  await customerSays(customer, words)
  await openConversation(agent, words)
  await agent.getByTestId('composer').fill('能的，四点前付款今天发出')
  await agent.keyboard.press('Enter')
  await expect(customer.getByText('四点前付款今天发出')).toBeVisible()

  const owner = await person(browser)
  await signIn(owner, 'owner@demo.heqi')
  const number = 'D' + Date.now()
  await tellOrder(owner, number, { title: '亚麻衬衫', variant: '米白 / M', quantity: 2, amount: 138 })

  await agent.getByRole('link', { name: '日报' }).click()
  await agent.getByTestId('sheet-record').click()
  await expect(agent.getByRole('heading', { name: '网络部成交记录表' })).toBeVisible()
  const own = agent.getByTestId(`deal-${number}`)
  await expect(async () => {
    await agent.reload()
    await expect(own).toBeVisible({ timeout: 8_000 })
  }).toPass({ timeout: 90_000 })
  await expect(own).toContainText('小林')
  await expect(own).toContainText('林**')
  await expect(own).toContainText('138.00')
  await own.getByTestId('deal-remark').fill('催付后成交')
  await own.getByTestId('deal-remark').blur()
  await expect(agent.getByText('已保存')).toBeVisible()
  await own.getByTestId('deal-inquiry').click()
  await expect(agent.getByRole('log').getByText(words)).toBeVisible()

  await owner.goto(address() + '/desk/deals')
  await expect(owner.getByTestId('totals-check')).toContainText('合计与订单数据一致')
  const row = owner.getByTestId(`deal-${number}`)
  await expect(row.getByTestId('deal-remark')).toHaveValue('催付后成交')
  const [file] = await Promise.all([owner.waitForEvent('download'), owner.getByTestId('deals-xlsx').click()])
  expect(file.suggestedFilename()).toMatch(/网络部成交记录表.*\.xlsx$/)
  await isAccessible(owner)

  await row.getByTestId('deal-whose').click()
  await owner.getByTestId('whose').click()
  await owner.getByRole('option', { name: '小陈' }).click()
  await owner.getByTestId('whose-note').fill('小陈电话里谈成的')
  await expect(owner.getByTestId('whose-history')).toContainText('小林')
  await isAccessible(owner)
  await owner.getByTestId('whose-save').click()
  await expect(row).toContainText('小陈')
  await expect(row).toContainText('人工指定')
  await isSilent(owner)

  await owner.goto(address() + '/desk/deals/figures')
  await expect(owner.getByTestId('figure-小林')).toBeVisible()
  await owner.getByTestId('figure-小林').getByTestId('figure-inquirers').click()
  await expect(owner.getByTestId('inquirers').getByRole('listitem').first()).toBeVisible()
  await isAccessible(owner)
})
