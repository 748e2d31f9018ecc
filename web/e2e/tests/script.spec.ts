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

test('a script is written with a variable and said from the composer', async ({ browser }) => {
  const owner = await person(browser)
  await signIn(owner, 'owner@demo.heqi')
  await owner.goto(`${address()}/desk/knowledge/new?kind=SCRIPT`)
  await owner.getByTestId('title').fill('礼品袋说明')
  await owner.getByTestId('code').fill('lpd')
  await owner.getByTestId('stage').click()
  await owner.getByRole('option', { name: '售前' }).click()
  await owner.getByTestId('answer-text').fill('{customer.nmae}您好，礼品袋免费。')
  await expect(owner.getByTestId('placeholders')).toContainText('没有这个变量')
  await expect(owner.getByTestId('publish')).toBeDisabled()
  await owner.getByTestId('answer-text').fill('您好，礼品袋免费，等级')
  await owner.getByTestId('insert-variable').click()
  await owner.getByTestId('variable-customer.vip').click()
  await expect(owner.getByTestId('answer-text')).toHaveValue('您好，礼品袋免费，等级{customer.vip}')
  await expect(owner.getByTestId('example')).toHaveText('3')
  await isAccessible(owner)
  await owner.getByTestId('publish').click()
  await expect(owner.getByTestId('state')).toContainText('已发布 v1')

  const agent = await person(browser)
  await signIn(agent, 'agent@demo.heqi')
  await goOnline(agent)
  const customer = await person(browser)
  await openWidget(customer)
  await customerSays(customer, '请问礼品袋要钱吗')
  await openConversation(agent, '礼品袋要钱吗')
  const composer = agent.getByTestId('composer')
  await composer.fill('/')
  await expect(agent.getByTestId('script').first()).toContainText('礼品袋说明')
  await composer.fill('/lpd')
  await expect(agent.getByTestId('script')).toHaveCount(1)
  await expect(agent.getByTestId('script-preview').getByTestId('gap')).toHaveText('{customer.vip}')
  await isAccessible(agent)
  await composer.press('Enter')
  await expect(composer).toHaveValue('您好，礼品袋免费，等级{customer.vip}')

  await composer.press('Enter')
  await expect(agent.getByTestId('gap-open')).toContainText('{customer.vip}')
  await expect(composer).toHaveValue('您好，礼品袋免费，等级{customer.vip}')
  await agent.keyboard.type('0')
  await composer.press('Enter')
  await expect(customer.getByText('您好，礼品袋免费，等级0')).toBeVisible()
})

test('several parts wait above the composer and go out in order, each once', async ({ browser }) => {
  const agent = await person(browser)
  await signIn(agent, 'agent@demo.heqi')
  await goOnline(agent)
  const customer = await person(browser)
  await openWidget(customer)
  await customerSays(customer, '这条裙子我该选什么码呢')
  await openConversation(agent, '我该选什么码呢')
  const composer = agent.getByTestId('composer')
  await composer.fill('/cm')
  await expect(agent.getByTestId('script').first()).toContainText('尺码建议')
  await composer.press('Enter')
  await expect(agent.getByTestId('strip-part')).toHaveCount(3)
  await isAccessible(agent)

  await agent.keyboard.press('Escape')
  await expect(agent.getByTestId('strip')).toHaveCount(0)
  await expect(composer).toBeFocused()

  await composer.fill('/cm')
  await expect(agent.getByTestId('script').first()).toContainText('尺码建议')
  await composer.press('Enter')
  await agent.getByTestId('strip').getByRole('textbox').first().press('Enter')
  await agent.keyboard.press('Enter')
  await expect(agent.getByTestId('strip')).toHaveCount(0)
  const lines = customer.getByTestId('line')
  await expect(lines.filter({ hasText: '的尺码表，平铺测量' })).toHaveCount(1)
  await expect(lines.filter({ hasText: '麻烦您告诉我身高' })).toHaveCount(1)
  await expect(lines.last()).toContainText('的尺码表，平铺测量')
  await expect(lines.nth(-2).locator('img')).toHaveCount(1)
})

test('what fails in the middle stays above the composer with all behind it', async ({ browser }) => {
  const owner = await person(browser)
  await signIn(owner, 'owner@demo.heqi')
  await owner.goto(`${address()}/desk/knowledge/new?kind=SCRIPT`)
  await owner.getByTestId('title').fill('加群说明')
  await owner.getByTestId('code').fill('jq')
  await owner.getByTestId('answer-text').fill('第一句可以说')
  await owner.getByTestId('add-text').click()
  await owner.getByTestId('answer-text').last().fill('第二句加微信')
  await owner.getByTestId('publish').click()
  await expect(owner.getByTestId('state')).toContainText('已发布 v1')

  const agent = await person(browser)
  await signIn(agent, 'agent@demo.heqi')
  await goOnline(agent)
  const customer = await person(browser)
  await openWidget(customer)
  await customerSays(customer, '有没有老客户群呀')
  await openConversation(agent, '老客户群呀')
  await agent.getByTestId('composer').fill('/jq')
  await expect(agent.getByTestId('script').first()).toContainText('加群说明')
  await agent.getByTestId('composer').press('Enter')
  await agent.getByTestId('send-strip').click()
  await expect(agent.getByTestId('strip').getByRole('alert')).toContainText('加微信')
  await expect(agent.getByTestId('strip-part')).toHaveCount(1)
  await agent.getByTestId('strip').getByRole('textbox').fill('第二句进群请说')
  await agent.getByTestId('send-strip').click()
  await expect(agent.getByTestId('strip')).toHaveCount(0)
  const lines = customer.getByTestId('line')
  await expect(lines.filter({ hasText: '第一句可以说' })).toHaveCount(1)
  await expect(lines.filter({ hasText: '第二句进群请说' })).toHaveCount(1)
})
