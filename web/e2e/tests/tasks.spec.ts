import { expect, type Page } from '@playwright/test'
import {
  address,
  customerSays,
  isAccessible,
  isSilent,
  openConversation,
  person,
  signIn,
  tellOrder,
  test,
} from './house'

test.use({ testIdAttribute: 'data-test' })

const count = async (page: Page) =>
  Number(await page.getByTestId('figure-PAID_AFTER').locator('.num').innerText())

test('an unpaid order is called about, the agent guides in the chat, and the payment counts', async ({
  browser,
}) => {
  const owner = await person(browser)
  await signIn(owner, 'owner@demo.heqi')
  await owner.goto(address() + '/desk/orders/reminders')
  await expect(owner.getByTestId('reminder-rules')).toBeVisible()
  const before = await count(owner)
  await isSilent(owner)
  await isAccessible(owner)

  const customer = await person(browser)
  await customer.goto(address() + '/demo-shop?as=lin')
  await customer.getByRole('button', { name: '联系客服' }).click()
  const round = Date.now().toString()
  const words = `我想付款${round}`
  await customerSays(customer, words)
  const goods = `手工皂${round}`
  const number = `T${round}`
  await tellOrder(owner, number, { title: goods, amount: 88 }, 'UNPAID')

  await owner.goto(address() + '/desk/conversations')
  await openConversation(owner, words)
  const beside = owner.getByTestId('orders-beside').getByTestId('order').filter({ hasText: goods })
  await beside.getByTestId('order-open').click()
  await beside.getByTestId('remind-TELEPHONE').click()
  await expect(beside.getByTestId('reminder-steps')).toContainText('电话待客服处理')

  await owner.goto(address() + '/desk/tasks')
  const row = owner.getByTestId('task-row').filter({ hasText: number })
  await isSilent(owner)
  await isAccessible(owner)
  await row.getByTestId('task-open').click()
  await owner.getByTestId('show-number').click()
  await expect(owner.getByTestId('number')).toHaveText('13800135566')
  await owner.getByTestId('result-FAULT').click()
  await owner.getByTestId('detail-LIMIT_REACHED').click()
  await expect(owner.getByTestId('payment-guide')).toContainText('支付限额')
  await isSilent(owner)
  await isAccessible(owner)
  await owner.getByTestId('guide-send').click()
  await expect(owner.getByTestId('guide-sent')).toBeVisible()
  await expect(customer.getByTestId('line').filter({ hasText: '支付限额' })).toBeVisible()
  await owner.getByTestId('task-note').fill('明天限额恢复后付款')
  await owner.getByTestId('task-complete').click()
  await expect(owner.getByTestId('task-dialog')).toHaveCount(0)
  await owner.getByTestId('tasks-DONE').click()
  await expect(row.getByTestId('task-result')).toHaveText('已接通，付款遇到问题 · 超过支付限额')

  await tellOrder(owner, number, { title: goods, amount: 88 }, 'TO_SHIP')
  await owner.goto(address() + '/desk/orders/reminders')
  await expect.poll(() => count(owner)).toBeGreaterThan(before)
  await owner.getByTestId('figure-PAID_AFTER').click()
  const paid = owner.getByTestId('reminder-row').filter({ hasText: number })
  await expect(paid.getByTestId('reminder-standing')).toHaveText('提醒后付款')
  await expect(paid).toContainText('¥88.00')
  await isSilent(owner)
  await isAccessible(owner)
})

test('an agent takes a task of nobody, and a colleague is told so', async ({ browser }) => {
  const owner = await person(browser)
  await signIn(owner, 'owner@demo.heqi')
  const first = await owner.request.get(address() + '/api/tasks?filter=FREE')
  const free = ((await first.json()) as { items: { id: string; subject: string }[] }).items
  test.skip(!free.length, 'the demo’s task was taken by an earlier round')
  const agent = await person(browser)
  await signIn(agent, 'agent@demo.heqi')
  await agent.goto(address() + '/desk/tasks')
  await agent.getByTestId('tasks-FREE').click()
  const row = agent.getByTestId('task-row').filter({ hasText: free[0]!.subject })
  await expect(row).toBeVisible()
  const colleague = await person(browser)
  await signIn(colleague, 'chen@demo.heqi')
  await row.getByTestId('task-take').click()
  await expect(row).toHaveCount(0)
  await agent.getByTestId('tasks-MINE').click()
  await expect(row).toBeVisible()

  const late = await colleague.request.post(`${address()}/api/tasks/${free[0]!.id}/taking`)
  expect(late.status()).toBe(409)
  await expect(agent.getByTestId('tasks-ALL')).toHaveCount(0)
  await agent.request.delete(`${address()}/api/tasks/${free[0]!.id}/owner`)
})

test('after delivery one order was answered, another is to be asked', async ({ browser }) => {
  const owner = await person(browser)
  await signIn(owner, 'owner@demo.heqi')
  await owner.goto(address() + '/desk/orders/follow-ups')
  await expect(owner.getByTestId('follow-up-rules')).toBeVisible()
  await expect(owner.getByTestId('follow-up-row').filter({ hasText: '羊毛围巾' })).toBeVisible()
  await isAccessible(owner)
  await owner.getByTestId('follow-ups-FINE').click()
  await owner.getByTestId('follow-up-row').filter({ hasText: '纯棉家居服' }).click()
  await expect(owner.getByTestId('follow-up-answer')).toHaveText('一切都好')
  await isSilent(owner)
  await isAccessible(owner)
})
