import { expect, test } from '@playwright/test'
import { address, isAccessible, person, signIn } from './house'

test.use({ testIdAttribute: 'data-test' })

const pages = [
  ['board', '实时看板'],
  ['sheet', '网络部客户咨询表'],
  ['settings/shops', '店铺'],
  ['settings/channels', '渠道'],
  ['settings/imports', '导入聊天记录'],
  ['settings/members', '成员'],
  ['settings/teams', '客服组'],
  ['settings/roles', '角色与权限'],
  ['settings/page-rules', '页面分流'],
  ['settings/words', '话术'],
  ['settings/mail', '邮件'],
  ['settings/interface', '开放接口'],
  ['account', '我的账号'],
  ['settings/audit', '操作日志'],
] as const

test('each page of the owner is there, accessible, in light and dark', async ({ browser }) => {
  test.setTimeout(180_000)
  for (const colorScheme of ['light', 'dark'] as const) {
    const owner = await person(browser, { colorScheme })
    await signIn(owner, 'owner@demo.heqi')
    await owner.screenshot({ path: `e2e/results/inbox-${colorScheme}.png` })
    for (const [path, title] of pages) {
      await owner.goto(`${address()}/desk/${path}`)
      await expect(owner.getByRole('heading', { name: title, level: 1 })).toBeVisible()
      await expect(owner.locator('.el-skeleton')).toHaveCount(0)
      await owner.screenshot({ path: `e2e/results/${path.replace('/', '-')}-${colorScheme}.png` })
      await isAccessible(owner)
    }
  }
})

test('an agent is not shown the pages of others', async ({ browser }) => {
  const agent = await person(browser)
  await signIn(agent, 'agent@demo.heqi')
  await agent.goto(address() + '/desk/settings/members')
  await expect(agent).toHaveURL(/conversations/)
  await expect(agent.getByRole('link', { name: '成员' })).toHaveCount(0)
})

test('the sign-in says what is wrong', async ({ browser }) => {
  const stranger = await person(browser)
  await stranger.goto(address() + '/sign-in')
  await isAccessible(stranger)
  await stranger.getByLabel('邮箱').fill('agent@demo.heqi')
  await stranger.getByLabel('密码').fill('not-the-password')
  await stranger.getByRole('button', { name: '登录' }).click()
  await expect(stranger.getByRole('alert')).toHaveText('邮箱或密码不对')
})
