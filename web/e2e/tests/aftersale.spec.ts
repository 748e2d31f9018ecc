import { expect, type Page } from '@playwright/test'
import { address, customerSays, isAccessible, openConversation, person, signIn, test } from './house'

test.use({ testIdAttribute: 'data-test' })

/** The customer looks anew at the order with this in its name. */
async function openOrder(customer: Page, goods: string) {
  await customer.getByTestId('open-orders').click()
  const order = customer.getByTestId('own-order').filter({ hasText: goods })
  await order.getByRole('button').first().click()
  return order
}

test('a customer returns goods alone, an agent agrees beside the chat, inspects and pays back', async ({
  browser,
}) => {
  const agent = await person(browser)
  await signIn(agent, 'owner@demo.heqi')
  const customer = await person(browser)
  await customer.goto(address() + '/demo-shop?as=lin')
  await customer.getByRole('button', { name: '联系客服' }).click()
  const words = '阔腿裤想退，我自己申请了'
  await customerSays(customer, words)
  await openConversation(agent, words)

  const order = await openOrder(customer, '阔腿裤')
  await order.getByTestId('own-apply').click()
  await order.getByTestId('own-reason').selectOption('NO_LONGER_WANT')
  await expect(order.getByTestId('own-kind-REPAIR').getByRole('radio')).toBeDisabled()
  await expect(order.getByTestId('own-kind-RETURN_REFUND')).toContainText('运费由您承担')
  await order.getByTestId('own-kind-RETURN_REFUND').getByRole('radio').check()
  await order.getByTestId('own-text').fill('腰围大了')
  await isAccessible(customer)
  await order.getByTestId('own-submit').click()
  const own = order.getByTestId('own-case')
  await expect(own).toContainText('等待商家处理')

  await agent.getByTestId('case-card').getByTestId('case').click()
  const detail = agent.getByTestId('case-detail')
  await expect(detail).toContainText('腰围大了')
  await expect(detail.getByTestId('case-then')).toContainText('待买家寄回')
  await isAccessible(agent)
  await detail.getByTestId('move-AGREE').click()
  await detail.getByTestId('move-address').fill('杭州市余杭区古墩路 1888 号 3 号仓 售后组 0571-88000000')
  await detail.getByTestId('move-do').click()
  await expect(detail.getByTestId('case-moves')).not.toContainText('同意')

  await customer.getByTestId('open-orders').click()
  await expect(customer.getByTestId('line').filter({ hasText: '已同意' })).toContainText('3 号仓')
  const again = await openOrder(customer, '阔腿裤')
  await again.getByTestId('own-SEND_BACK').click()
  await again.getByTestId('return-carrier').fill('圆通速递')
  await again.getByTestId('return-number').fill('YT9900112233')
  await again.getByTestId('case-do').click()
  await expect(again.getByTestId('own-case')).toContainText('YT9900112233')

  await agent.keyboard.press('Escape')
  await agent.goto(address() + '/desk/aftersales')
  await agent.getByTestId('view-WAIT_MERCHANT_RECEIPT').click()
  await agent.getByTestId('case-row').filter({ hasText: '阔腿裤' }).click()
  const board = agent.getByTestId('case-detail')
  for (const [move, note] of [
    ['RECEIVE', ''],
    ['PASS', '吊牌齐全'],
  ] as const) {
    await board.getByTestId(`move-${move}`).click()
    await board.getByTestId('move-note').fill(note)
    await board.getByTestId('move-do').click()
    await expect(board.getByTestId('move-form')).toHaveCount(0)
  }
  await board.getByTestId('move-PAID').click()
  await board.getByTestId('move-reference').fill('WX-20261123-0001')
  await board.getByTestId('move-do').click()
  await expect(board.getByTestId('case-steps')).toContainText('WX-20261123-0001')
  await expect(board).toContainText('已完成')
  await isAccessible(agent)

  await customer.getByTestId('open-orders').click()
  const last = await openOrder(customer, '阔腿裤')
  await expect(last.getByTestId('own-case')).toContainText('已完成')
})

test('an agent exchanges what arrived broken, and may grant what the policy does not', async ({
  browser,
}) => {
  const agent = await person(browser)
  await signIn(agent, 'owner@demo.heqi')
  const customer = await person(browser)
  await customer.goto(address() + '/demo-shop')
  await customer.getByRole('button', { name: '联系客服' }).click()
  const words = '围巾起球很严重，能换吗'
  await customerSays(customer, words)

  await openConversation(agent, words)
  const orders = agent.getByTestId('orders-beside')
  await orders.getByTestId('order-find').click()
  await orders.getByTestId('order-search').fill('78612345000123')
  await orders.getByTestId('order-found').click()
  await orders.getByTestId('order-aftersale').click()
  const form = agent.getByTestId('apply-form')
  await expect(form.getByTestId('kind-EXCHANGE')).toContainText('期限已过')
  await form.getByTestId('kind-EXCHANGE').getByRole('radio').check()
  await expect(agent.getByTestId('case-apply')).toBeDisabled()
  await form.getByTestId('case-grant').fill('老客户，起球是面料问题')
  await isAccessible(agent)
  await agent.getByTestId('case-apply').click()

  const mine = agent.getByTestId('cases-beside').getByTestId('case')
  await expect(mine).toContainText('换货')
  await mine.click()
  const detail = agent.getByTestId('case-detail')
  await expect(detail.getByTestId('case-steps')).toContainText('老客户')
  await detail.getByTestId('move-REFUSE').click()
  await expect(detail.getByTestId('move-do')).toBeDisabled()
  await detail.getByTestId('move-note').fill('登记错了')
  await detail.getByTestId('move-do').click()
  await expect(detail).toContainText('已拒绝')
})
