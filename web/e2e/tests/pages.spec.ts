import { expect } from '@playwright/test'
import { address, isAccessible, person, signIn, test } from './house'

test.use({ testIdAttribute: 'data-test' })

const pages = [
  ['board', '实时看板'],
  ['knowledge', '知识库'],
  ['knowledge/new', '新建文章'],
  ['knowledge/import', '导入知识'],
  ['knowledge/unanswered', '没答上来的问题'],
  ['orders', '订单'],
  ['orders/import', '导入订单'],
  ['orders/offers', '付款后推荐'],
  ['orders/products', '商品'],
  ['orders/policies', '销售政策'],
  ['orders/suppliers', '一件代发'],
  ['settings/supply', '一件代发'],
  ['orders/releases', '发货核对'],
  ['orders/parcels', '包裹异常'],
  ['aftersales', '售后单'],
  ['aftersales/compensations', '补偿'],
  ['aftersales/causes', '售后原因分析'],
  ['aftersales/proposals', '改进建议'],
  ['settings/aftersale-rules', '售后规则'],
  ['settings/contact-rules', '主动联系'],
  ['settings/compensation', '补偿'],
  ['sheet', '网络部客户咨询表'],
  ['deals', '网络部成交记录表'],
  ['deals/figures', '咨询转化'],
  ['settings/shops', '店铺'],
  ['settings/channels', '渠道'],
  ['settings/imports', '导入聊天记录'],
  ['settings/members', '成员'],
  ['settings/teams', '客服组'],
  ['settings/roles', '角色与权限'],
  ['settings/page-rules', '页面分流'],
  ['settings/bot', '机器人'],
  ['settings/bot/model', '大模型'],
  ['bot/report', '机器人周报'],
  ['bot/comparisons', '答案对比'],
  ['settings/flows', '流程'],
  ['settings/words', '禁用词'],
  ['settings/mail', '邮件'],
  ['settings/interface', '开放接口'],
  ['account', '我的账号'],
  ['settings/audit', '操作日志'],
] as const

for (const colorScheme of ['light', 'dark'] as const)
  test(`each page of the owner is there and accessible, ${colorScheme}`, async ({ browser }) => {
    test.setTimeout(300_000)
    const owner = await person(browser, { colorScheme })
    await signIn(owner, 'owner@demo.heqi')
    await owner.screenshot({ path: `e2e/results/inbox-${colorScheme}.png` })
    for (const [path, title] of pages) {
      await owner.goto(`${address()}/desk/${path}`)
      await expect(owner.getByRole('heading', { name: title, level: 1 })).toBeVisible()
      await expect(owner.locator('.el-skeleton')).toHaveCount(0)
      await owner.screenshot({ path: `e2e/results/${path.replaceAll('/', '-')}-${colorScheme}.png` })
      await isAccessible(owner)
    }
  })

test('each page fits a phone, and none is further than two steps', async ({ browser }) => {
  test.setTimeout(240_000)
  const owner = await person(browser, { viewport: { width: 390, height: 800 } })
  await signIn(owner, 'owner@demo.heqi')
  for (const [path, title] of pages) {
    await owner.goto(`${address()}/desk/${path}`)
    await expect(owner.getByRole('heading', { name: title, level: 1 })).toBeVisible()
    await expect(owner.locator('.el-skeleton')).toHaveCount(0)
    const main = owner.getByRole('main')
    expect([path, await main.evaluate((page) => page.scrollWidth - page.clientWidth)]).toEqual([path, 0])
  }
  await owner.getByTestId('group-setup').click()
  await owner.getByTestId('group-fold').click()
  await isAccessible(owner)
  await owner.getByRole('link', { name: '渠道' }).click()
  await expect(owner.getByRole('heading', { name: '渠道', level: 1 })).toBeVisible()
  await expect(owner.getByTestId('group-fold')).toHaveAttribute('aria-expanded', 'false')
})

test('the rail is walked by the keyboard, and a group leads back to where one was', async ({ browser }) => {
  const owner = await person(browser, { viewport: { width: 1280, height: 720 } })
  await signIn(owner, 'owner@demo.heqi')
  await owner.getByTestId('group-setup').focus()
  await owner.keyboard.press('Enter')
  await expect(owner.getByRole('heading', { name: '店铺', level: 1 })).toBeVisible()
  await owner.getByRole('link', { name: '页面分流' }).focus()
  await owner.keyboard.press('Enter')
  await owner.getByTestId('group-team').click()
  await owner.getByTestId('group-setup').click()
  await expect(owner.getByRole('heading', { name: '页面分流', level: 1 })).toBeVisible()
  expect(await owner.getByTestId('rail').evaluate((rail) => rail.scrollHeight - rail.clientHeight)).toBe(0)
})

test('an agent is not shown the pages of others', async ({ browser }) => {
  const agent = await person(browser)
  await signIn(agent, 'agent@demo.heqi')
  await agent.goto(address() + '/desk/settings/members')
  await expect(agent).toHaveURL(/conversations/)
  await expect(agent.getByRole('link', { name: '成员' })).toHaveCount(0)
  await expect(agent.getByTestId('group-team')).toHaveCount(0)
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
