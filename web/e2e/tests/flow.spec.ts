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

test('a customer is led through a flow, and a person sees what it learnt', async ({ browser }) => {
  const owner = await person(browser)
  await signIn(owner, 'owner@demo.heqi')
  await switchBot(owner, true)

  const buyer = await person(browser)
  await openWidget(buyer)
  await customerSays(buyer, '你好')
  await buyer.getByRole('button', { name: '退货退款' }).click()
  await expect(buyer.getByText('请把订单号发给我')).toBeVisible()
  await customerSays(buyer, '不知道呀')
  await expect(buyer.getByText('没有看到订单号')).toBeVisible()
  await customerSays(buyer, '单号 P20261123456789')
  await expect(buyer.getByText('手机号的后四位')).toBeVisible()
  await customerSays(buyer, '4321')
  await expect(buyer.getByText('对不上')).toBeVisible()
  await customerSays(buyer, '转人工，单号 P20261123456789')
  await expect(buyer.getByText(/转接人工客服/)).toBeVisible()
  await isAccessible(buyer)
  await buyer.screenshot({ path: 'e2e/results/flow-widget.png' })

  const agent = await person(browser)
  await signIn(agent, 'agent@demo.heqi')
  await goOnline(agent)
  await openConversation(agent, 'P20261123456789')
  const known = agent.getByTestId('known')
  await expect(known).toContainText('4321')
  await agent.screenshot({ path: 'e2e/results/flow-card.png' })

  await switchBot(owner, false)
})

test('a flow is drawn, tried, mended and published', async ({ browser }) => {
  const owner = await person(browser)
  await signIn(owner, 'owner@demo.heqi')
  await owner.goto(address() + '/desk/settings/flows')
  await owner.getByTestId('add').click()
  await owner.getByTestId('blank').click()
  await owner.getByTestId('flow-name').fill('预约试穿')
  await owner.getByTestId('add-ASK').click()
  await owner.getByTestId('publish').click()
  await expect(owner.getByText('还有 1 处没画完').or(owner.getByText('还有 2 处没画完'))).toBeVisible()
  await owner.getByRole('button', { name: '知道了' }).click()
  await owner
    .getByTestId('text')
    .locator('textarea')
    .or(owner.getByTestId('text'))
    .last()
    .fill('您想哪天来？')
  await owner.getByPlaceholder('例如：订单号').fill('日期')
  await owner.getByTestId('add-SAY').click()
  await owner
    .getByTestId('text')
    .locator('textarea')
    .or(owner.getByTestId('text'))
    .last()
    .fill('好的，{日期} 见。')
  await isAccessible(owner)
  await owner.screenshot({ path: 'e2e/results/flow-drawn.png' })
  await owner.locator('.vue-flow__node[data-id=n1]').press('Enter')
  await expect(owner.getByTestId('inspector').getByRole('heading')).toHaveText('提问')

  await owner.getByText('试用', { exact: true }).click()
  await owner.getByTestId('trial-text').fill('周六下午')
  await owner.keyboard.press('Enter')
  await expect(owner.getByTestId('trial')).toContainText('好的，周六下午 见。')
  await expect(owner.getByTestId('standing')).toContainText('流程结束')
  await owner.getByTestId('publish').click()
  await expect(owner.getByText(/使用中：第/)).toBeVisible()
})
