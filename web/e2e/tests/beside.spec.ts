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
  test,
} from './house'

test.use({ testIdAttribute: 'data-test' })

test('an agent sees what is known of the product and says it with one click', async ({ browser }) => {
  const agent = await person(browser)
  await signIn(agent, 'agent@demo.heqi')
  await goOnline(agent)
  const customer = await person(browser)
  await openWidget(customer)
  await customerSays(customer, '请问这个可以水洗么')

  await openConversation(agent, '可以水洗么')
  const product = agent.getByTestId('beside-product')
  await expect(product).toContainText('法式复古连衣裙 · 雾蓝')
  await expect(product.getByTestId('known-body').first()).toContainText('30 度以下冷水手洗')
  await expect(agent.getByTestId('beside-questions')).toContainText('这条裙子会皱吗')
  await expect(agent.getByTestId('beside-solved')).toContainText('裙子的腰带漏发')
  await isAccessible(agent)

  await product.getByRole('button', { name: '把“保养”放进输入框' }).click()
  await expect(agent.getByTestId('composer')).toHaveValue(/^30 度以下冷水手洗/)
  await agent.keyboard.press('Enter')
  await expect(customer.getByText('30 度以下冷水手洗')).toBeVisible()

  await agent.getByTestId('composer').hover()
  await customer.goto(`${address()}/demo-shop?product=tee`)
  await expect(product).toContainText('和气纯棉圆领 T 恤')
  await expect(product).not.toContainText('法式复古连衣裙')

  await product.hover()
  await customer.goto(`${address()}/demo-shop?product=dress`)
  await expect(agent.getByTestId('beside-moved')).toBeVisible()
  await expect(product).toContainText('和气纯棉圆领 T 恤')
  await agent.getByTestId('beside-moved').click()
  await expect(product).toContainText('法式复古连衣裙')

  await agent.getByTestId('beside-search').fill('退货运费')
  await expect(agent.getByTestId('beside-found')).toContainText('退货运费谁出')
  await isAccessible(agent)
})

test('an agent draws a note for colleagues, and a colleague finds it where it is needed', async ({
  browser,
}) => {
  const agent = await person(browser)
  await signIn(agent, 'agent@demo.heqi')
  await agent.goto(`${address()}/desk/knowledge/new?kind=NOTE`)
  await agent.getByTestId('title').fill('礼品卡刮坏了密码看不清怎么办')
  await agent.getByTestId('answer-text').fill('先要照片：\n- 卡面\n- 购买小票')
  await agent.getByTestId('draw').click()
  await agent.getByTestId('add-START').click()
  await agent.getByTestId('box-text').fill('顾客说密码看不清')
  await agent.getByTestId('add-QUESTION').click()
  await agent.getByTestId('box-text').fill('有购买小票吗？')
  await agent.getByTestId('add-END').click()
  await agent.getByTestId('box-text').fill('换一张新卡')
  await agent.getByTestId('box-n2').click()
  await agent.getByTestId('way-label').fill('有')
  await isAccessible(agent)
  await agent.getByTestId('propose').click()
  await expect(agent.getByTestId('state')).toContainText('待审 v1')
  await expect(agent.getByTestId('note')).toContainText('购买小票')

  const supervisor = await person(browser)
  await signIn(supervisor, 'supervisor@demo.heqi')
  await supervisor.goto(agent.url())
  await expect(supervisor.getByTestId('box-n2')).toBeVisible()
  await supervisor.getByTestId('publish').click()
  await expect(supervisor.getByTestId('state')).toContainText('已发布 v1')

  const colleague = await person(browser)
  await signIn(colleague, 'chen@demo.heqi')
  await colleague.goto(`${address()}/desk/knowledge`)
  const fresh = colleague.getByTestId('fresh-one').filter({ hasText: '礼品卡刮坏了' })
  await fresh.getByTestId('useful').click()
  await expect(fresh.getByTestId('useful')).toHaveAttribute('aria-pressed', 'true')
  await isAccessible(colleague)

  const customer = await person(browser)
  await openWidget(customer)
  await customerSays(customer, '礼品卡的密码刮坏了，看不清怎么办')
  await agent.goto(`${address()}/desk/conversations`)
  await goOnline(agent)
  await openConversation(agent, '密码刮坏了')
  const notes = agent.getByTestId('beside-notes')
  await notes.getByRole('button', { name: '礼品卡刮坏了密码看不清怎么办' }).click()
  await expect(notes.getByTestId('chart')).toBeVisible()
  await notes.getByText('按文字读').click()
  await expect(notes.getByTestId('chart-text')).toContainText('有 → 换一张新卡')
  await notes.getByTestId('open-chart').click()
  await expect(agent.getByRole('dialog')).toContainText('顾客说密码看不清')
  await isAccessible(agent)
})
