import { expect, type Page } from '@playwright/test'
import { readFile } from 'node:fs/promises'
import { address, isAccessible, person, signIn, test } from './house'

test.use({ testIdAttribute: 'data-test' })

const round = String(Date.now())
const heading =
  '订单编号,进度,下单时间,宝贝,商品数量,单价,应付金额,实付金额,收件人,手机号,省,市,区,详细地址,快递公司,快递单号'
const row = (number: string, state: string, title: string, time = '2026-11-20 09:00:00') =>
  `"\t${number}",${state},${time},${title},1,99.00,198.00,198.00,林小满,13800138000,浙江省,杭州市,西湖区,文三路 1 号,顺丰速运,SF${number}`
const orders = [
  '订单导出报表',
  heading,
  row(`${round}01`, '打包中', '驼色围巾'),
  row(`${round}02`, '已发货', '灰色围巾'),
  row(`${round}03`, '已发货', '蓝色围巾', '上周三'),
  row(`${round}01`, '打包中', '驼色手套'),
].join('\n')

async function handIn(page: Page, name: string) {
  await page.getByTestId('file').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(orders) })
  await expect(page.getByTestId('preview-row')).toHaveCount(4)
}

test('a platform’s order file is understood once, taken, and known the next time', async ({ browser }) => {
  const owner = await person(browser)
  await signIn(owner, 'owner@demo.heqi')
  await owner.goto(`${address()}/desk/orders`)
  await owner.getByTestId('orders-import').click()
  await expect(owner.getByTestId('drop')).toBeVisible()
  await isAccessible(owner)

  await handIn(owner, '订单.csv')
  await expect(owner.getByTestId('found')).toContainText('找到 16 列，第 2 行是表头')
  await expect(owner.getByTestId('column-0')).toHaveValue('NUMBER')
  await expect(owner.getByTestId('column-1')).toHaveValue('')
  await owner.getByTestId('start-import').click()
  await expect(owner.getByRole('alert')).toContainText('请指定订单号、订单状态、商品名称')

  await owner.getByTestId('column-1').selectOption('STATE')
  await owner.getByTestId('column-3').selectOption('TITLE')
  await owner.getByTestId('word-打包中').selectOption('TO_SHIP')
  await expect(owner.getByTestId('word-已发货')).toHaveValue('SHIPPED')
  const first = owner.getByTestId('preview-row').first()
  await expect(first).toContainText('待发货')
  await expect(first).toContainText('138****8000')
  await expect(first).not.toContainText('13800138000')
  await expect(owner.getByTestId('preview-problem')).toHaveCount(1)
  await expect(owner.getByTestId('preview-problem')).toContainText('时间写法不对')
  await isAccessible(owner)

  await owner.getByTestId('start-import').click()
  await expect(owner.getByTestId('done')).toHaveText('导入完成：写入 2 条，0 条没有变化。')
  await expect(owner.getByTestId('bad')).toHaveText('1')
  await expect(owner.getByTestId('bad-rows')).toContainText('第 5 行')
  await expect(owner.getByTestId('bad-rows')).toContainText('上周三')
  await isAccessible(owner)
  const leaving = owner.waitForEvent('download')
  await owner.getByTestId('bad-file').click()
  expect(await readFile(await (await leaving).path(), 'utf8')).toContain('5,下单时间,上周三')

  await owner.getByRole('link', { name: '查看订单' }).click()
  await owner.getByTestId('orders-search').fill(`${round}01`)
  await expect(owner.getByTestId('order')).toHaveCount(1)
  await expect(owner.getByTestId('order')).toContainText('驼色围巾')

  await owner.goto(`${address()}/desk/orders/import`)
  await handIn(owner, '订单第二次.csv')
  await expect(owner.getByTestId('known')).toBeVisible()
  await owner.getByTestId('start-import').click()
  await expect(owner.getByTestId('done')).toHaveText('导入完成：写入 0 条，2 条没有变化。')
})
