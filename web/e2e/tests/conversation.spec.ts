import { expect } from '@playwright/test'
import {
  customerSays,
  goOffline,
  goOnline,
  isAccessible,
  openConversation,
  openWidget,
  person,
  signIn,
  test,
} from './house'

test.use({ testIdAttribute: 'data-test' })

test('a customer asks, an agent answers, and both see it', async ({ browser }) => {
  const agent = await person(browser)
  await signIn(agent, 'agent@demo.heqi')
  await goOnline(agent)

  const customer = await person(browser)
  await openWidget(customer)
  await customerSays(customer, '你好，这条裙子 165 穿什么码？')
  await expect(customer.getByText('欢迎光临')).toBeVisible()

  await openConversation(agent, '穿什么码')
  await expect(agent.getByRole('log').getByText('165 穿什么码')).toBeVisible()
  await agent.getByTestId('composer').fill('您好，165 建议穿 M 码哦')
  await agent.keyboard.press('Enter')
  await expect(customer.getByText('建议穿 M 码')).toBeVisible()
  await expect(customer.getByText('小林 为您服务')).toBeVisible()
  await expect(agent.getByText('已读').last()).toBeVisible()

  await customer.screenshot({ path: 'e2e/results/widget.png' })
  await agent.screenshot({ path: 'e2e/results/desk.png' })
  await isAccessible(customer)
  await isAccessible(agent)
})

test('what is typed on a broken line is kept and sent once', async ({ browser }) => {
  const customer = await person(browser)
  await openWidget(customer)
  await customerSays(customer, '第一句')
  await expect(customer.getByTestId('outgoing')).toHaveCount(0)

  await customer.context().setOffline(true)
  await customerSays(customer, '断网时说的话')
  await expect(customer.getByTestId('outgoing')).toHaveCount(1)
  await customer.context().setOffline(false)
  await customer.reload()
  await customer.getByRole('button', { name: '联系客服' }).click()
  await expect(customer.getByTestId('outgoing')).toHaveCount(0)
  await expect(customer.getByTestId('line').filter({ hasText: '断网时说的话' })).toHaveCount(1)
})

test('a forbidden word is stopped and named', async ({ browser }) => {
  const agent = await person(browser)
  await signIn(agent, 'agent@demo.heqi')
  await agent.getByTestId('conversation').first().click()
  await agent.getByTestId('composer').fill('您加微信我发您')
  await agent.keyboard.press('Enter')
  await expect(agent.getByRole('alert')).toContainText('加微信')
})

test('a conversation is transferred with a note', async ({ browser }) => {
  const colleague = await person(browser)
  await signIn(colleague, 'chen@demo.heqi')
  await goOnline(colleague)

  const agent = await person(browser)
  await signIn(agent, 'agent@demo.heqi')
  await agent.getByTestId('conversation').first().click()
  const customer = await agent.getByRole('heading', { level: 2 }).first().innerText()
  await agent.getByTestId('transfer').click()
  await agent.getByRole('combobox', { name: '转给' }).click()
  await agent.getByRole('option', { name: /小陈/ }).click()
  await agent.getByLabel('交接说明').fill('顾客要换 M 码')
  await agent.getByTestId('transfer-send').click()

  await openConversation(colleague, customer)
  await expect(colleague.getByTestId('event').filter({ hasText: '顾客要换 M 码' })).toBeVisible()
  await goOffline(colleague)
})

test('a customer rates a solved matter, and the day sheet holds it', async ({ browser }) => {
  const agent = await person(browser)
  await signIn(agent, 'agent@demo.heqi')
  await goOnline(agent)
  const customer = await person(browser)
  await openWidget(customer)
  await customerSays(customer, '围巾还有灰色的吗？')
  await openConversation(agent, '灰色的吗')
  await agent.getByTestId('composer').fill('灰色还有货')
  await agent.keyboard.press('Enter')
  await expect(customer.getByText('灰色还有货')).toBeVisible()

  await agent.getByTestId('resolve').click()
  await customer.getByRole('radio', { name: '满意', exact: true }).click()
  await expect(customer.getByText('谢谢您的评价')).toBeVisible()
  await expect(agent.getByTestId('event').filter({ hasText: '顾客评价 4 分' })).toBeVisible()
  await customer.screenshot({ path: 'e2e/results/rating.png' })
  await isAccessible(customer)

  await agent.getByRole('link', { name: '日报' }).click()
  const row = agent.getByRole('row').filter({ hasText: '围巾还有灰色的吗' })
  await expect(row.getByText('灰色还有货')).toBeVisible()
  await row.getByTestId('note-product').fill('羊毛围巾')
  await row.getByTestId('note-product').blur()
  await expect(agent.getByText('已保存')).toBeVisible()
  await agent.reload()
  await expect(row.getByTestId('note-product')).toHaveValue('羊毛围巾')
  const [file] = await Promise.all([agent.waitForEvent('download'), agent.getByTestId('xlsx').click()])
  expect(file.suggestedFilename()).toMatch(/网络部客户咨询表.*\.xlsx$/)
  await agent.screenshot({ path: 'e2e/results/sheet.png' })
})
