import { expect } from '@playwright/test'
import {
  address,
  customerSays,
  goOnline,
  isAccessible,
  openConversation,
  openWidget,
  person,
  signIn,
  switchBot,
  test,
} from './house'

test.use({ testIdAttribute: 'data-test' })

test('the bot answers, offers, gives up, and a person sees what was tried', async ({ browser }) => {
  const owner = await person(browser)
  await signIn(owner, 'owner@demo.heqi')
  await switchBot(owner, true)
  await isAccessible(owner)

  const buyer = await person(browser)
  await openWidget(buyer)
  await customerSays(buyer, '几天能发出？')
  const answered = buyer.getByTestId('line').filter({ hasText: '付款后 48 小时内发货' })
  await expect(answered).toBeVisible()
  await expect(buyer.getByText('机器人为您服务')).toBeVisible()
  await isAccessible(buyer)
  await buyer.screenshot({ path: 'e2e/results/bot-widget.png' })

  await buyer.getByRole('button', { name: '转人工' }).click()
  await expect(buyer.getByText(/转接人工客服/)).toBeVisible()

  const agent = await person(browser)
  await signIn(agent, 'agent@demo.heqi')
  await goOnline(agent)
  await openConversation(agent, '转人工')
  const card = agent.getByTestId('hand-over')
  await expect(card).toContainText('顾客要求人工')
  await expect(card).toContainText('几天能发出')
  await expect(card).toContainText('什么时候发货')

  await customerSays(buyer, '那退货的运费是谁承担')
  await expect(agent.getByTestId('suggestion')).toContainText('质量问题由我们承担运费')
  await isAccessible(agent)
  await agent.screenshot({ path: 'e2e/results/suggestion.png' })
  await agent.getByTestId('composer').press('Tab')
  await expect(agent.getByTestId('composer')).toHaveValue(/质量问题由我们承担运费/)
  await agent.getByTestId('composer').press('Enter')
  await expect(buyer.getByTestId('line').filter({ hasText: '质量问题由我们承担运费' })).toBeVisible()

  await switchBot(owner, false)
})

test('what the bot could not answer becomes a way to ask, and is answered then', async ({ browser }) => {
  const owner = await person(browser)
  await signIn(owner, 'owner@demo.heqi')
  await switchBot(owner, true)

  const buyer = await person(browser)
  await openWidget(buyer)
  const question = '你家的包裹是坐飞机还是坐火车来的呀'
  await customerSays(buyer, question)
  await expect(buyer.getByText('没有完全明白').or(buyer.getByText('您想问的是哪一个'))).toBeVisible()
  await customerSays(buyer, '就是你家包裹坐飞机来还是坐火车来')
  await expect(buyer.getByText(/转接人工客服/)).toBeVisible()

  await owner.goto(address() + '/desk/knowledge/unanswered')
  const group = owner.getByTestId('unanswered').filter({ hasText: '坐飞机' }).first()
  await expect(group).toBeVisible()
  await isAccessible(owner)
  await owner.screenshot({ path: 'e2e/results/unanswered.png' })
  const example = (await group.locator('label').first().innerText()).trim()
  await group.getByTestId('adopt').click()
  await expect(group).toBeHidden()

  const other = await person(browser)
  await openWidget(other)
  await customerSays(other, example)
  const answered = other.getByRole('button', { name: '有帮助' })
  // What is nearest may be a flow, which begins.
  await expect(answered.or(other.getByText('请把订单号发给我'))).toBeVisible()

  await switchBot(owner, false)
})
