import { expect } from '@playwright/test'
import { address, customerSays, isAccessible, openConversation, person, signIn, test } from './house'

test.use({ testIdAttribute: 'data-test' })

test('an agent gives a coupon at once, asks for more than their limit, and a supervisor decides', async ({
  browser,
}) => {
  const agent = await person(browser)
  await signIn(agent, 'agent@demo.heqi')
  const customer = await person(browser)
  await customer.goto(address() + '/demo-shop?as=lin')
  await customer.getByRole('button', { name: '联系客服' }).click()
  const words = 'T 恤到得晚了一天'
  await customerSays(customer, words)
  await openConversation(agent, words)

  const order = agent.getByTestId('orders-beside').getByTestId('order').filter({ hasText: 'T 恤' }).first()
  await order.getByTestId('order-open').click()
  const given = agent.getByTestId('order-compensations')
  await given.getByTestId('give-compensation').click()
  const form = agent.getByTestId('compensate-form')
  await form.getByTestId('coupon').click()
  await agent.getByRole('option', { name: '致歉优惠券' }).click()
  await form.getByTestId('reason-LATE').click()
  await expect(form.getByTestId('room')).toContainText('¥20.00')
  await isAccessible(agent)
  await agent.getByTestId('compensate').click()
  await expect(given.getByTestId('compensation')).toContainText('已完成')
  await expect(customer.getByTestId('line').filter({ hasText: '券码' })).toContainText('致歉优惠券')

  await given.getByTestId('give-compensation').click()
  await form.getByTestId('kind-CASH').click()
  await form.getByTestId('amount').locator('input').fill('66.50')
  await form.getByTestId('reason-SERVICE').click()
  await form.getByTestId('compensation-note').fill('答应周五到，又食言了')
  await expect(form.getByTestId('room')).toContainText('另一位同事审批')
  await agent.getByTestId('compensate').click()
  await expect(given.getByTestId('compensation').first()).toContainText('待审批')
  await expect(given).not.toContainText('同意')

  const supervisor = await person(browser)
  await signIn(supervisor, 'supervisor@demo.heqi')
  await supervisor.goto(address() + '/desk/aftersales')
  await supervisor.getByTestId('compensations-link').click()
  const row = supervisor.getByTestId('compensations').getByRole('listitem').filter({ hasText: '食言' })
  await expect(row).toContainText('超过单次额度')
  await row.getByTestId('act-grant').click()
  await isAccessible(supervisor)
  await row.getByTestId('act-go').click()
  await expect(row).toHaveCount(0)
  await supervisor.getByTestId('view-OWED').click()
  await row.getByTestId('act-settle').click()
  await row.getByTestId('act-line').fill('PAY-20261123')
  await row.getByTestId('act-go').click()
  await expect(row).toHaveCount(0)
  await expect(customer.getByTestId('line').filter({ hasText: '补偿您' })).toContainText('66.5 元')
})
