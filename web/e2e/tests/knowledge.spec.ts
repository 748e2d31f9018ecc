import { expect } from '@playwright/test'
import { address, isAccessible, person, signIn, test } from './house'

test.use({ testIdAttribute: 'data-test' })

test('an agent proposes an article, a supervisor publishes it, and a question finds it', async ({
  browser,
}) => {
  test.setTimeout(120_000)
  const agent = await person(browser)
  await signIn(agent, 'agent@demo.heqi')
  await agent.goto(`${address()}/desk/knowledge/new?kind=ARTICLE`)
  await agent.getByTestId('title').fill('海外的仓库在哪个国家？')
  await agent.getByTestId('questions').fill('国外仓在哪')
  await agent.getByTestId('answer-text').fill('在新加坡。')
  await expect(agent.getByTestId('preview')).toContainText('在新加坡。')
  await expect(agent.getByTestId('publish')).toHaveCount(0)
  await agent.getByTestId('propose').click()
  await expect(agent.getByTestId('state')).toContainText('待审 v1')
  await isAccessible(agent)

  const supervisor = await person(browser)
  await signIn(supervisor, 'supervisor@demo.heqi')
  await supervisor.goto(agent.url())
  await supervisor.getByTestId('answer-text').fill('在新加坡和泰国。')
  await supervisor.getByTestId('publish').click()
  await expect(supervisor.getByTestId('state')).toContainText('已发布 v1')

  await agent.getByTestId('answer-text').fill('不在国内。')
  await agent.getByTestId('save').click()
  await expect(agent.getByTestId('overtaken')).toBeVisible()

  await agent.goto(`${address()}/desk/knowledge/`)
  await agent.getByTestId('try-question').fill('你们国外的仓库在哪')
  await agent.getByTestId('try-question').press('Enter')
  await expect(agent.getByTestId('hit').first()).toContainText('在新加坡和泰国。')
  await isAccessible(agent)
})

test('what changed from one version to the next is shown, and an old one is taken again', async ({
  browser,
}) => {
  const owner = await person(browser)
  await signIn(owner, 'owner@demo.heqi')
  await owner.goto(`${address()}/desk/knowledge/new?kind=SCRIPT`)
  await owner.getByTestId('title').fill('礼盒怎么包')
  await owner.getByTestId('answer-text').fill('用红色的纸。')
  await owner.getByTestId('publish').click()
  await expect(owner.getByTestId('state')).toContainText('已发布 v1')
  await owner.getByTestId('answer-text').fill('用金色的纸。')
  await owner.getByTestId('save').click()
  await expect(owner.getByTestId('state')).toContainText('草稿 v2')
  await owner.getByTestId('view-versions').click()
  await expect(owner.getByTestId('change-removed')).toContainText('用红色的纸。')
  await expect(owner.getByTestId('change-added')).toContainText('用金色的纸。')
  await isAccessible(owner)
  await owner.getByTestId('version').nth(1).click()
  await owner.getByTestId('take').click()
  await expect(owner.getByTestId('answer-text')).toHaveValue('用红色的纸。')
})
