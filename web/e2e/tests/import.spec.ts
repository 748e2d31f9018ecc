import { expect } from '@playwright/test'
import { readFile } from 'node:fs/promises'
import { address, customerSays, isAccessible, openWidget, person, signIn, switchBot, test } from './house'

test.use({ testIdAttribute: 'data-test' })

const goods = ['羊绒围巾', '亚麻衬衫', '灯芯绒裤', '羽绒背心', '百褶短裙', '针织开衫', '牛仔外套', '真丝睡衣']
const matters = [
  '熨烫温度',
  '打包折法',
  '仓库货位',
  '拍摄角度',
  '备用纽扣',
  '吊牌样式',
  '质检要点',
  '称重记录',
]

test('a file of knowledge is checked, taken, found, said by the bot, and comes back as it was', async ({
  browser,
}) => {
  const owner = await person(browser)
  await signIn(owner, 'owner@demo.heqi')
  await switchBot(owner, true)
  await owner.goto(`${address()}/desk/knowledge/import`)
  await isAccessible(owner)

  const answer = '用除球器顺着纹路轻轻刮，平时反面轻揉、平铺晾干。'
  const rows = [
    '类型,标题,其他问法,回答',
    `文章,羊绒围巾起球了怎么打理,围巾起毛球怎么办|围巾上有小球,${answer}`,
    '文章,可以把礼物寄到公司前台吗,,',
    '文章,付款失败怎么办呢,,换一种支付方式再试一次。',
    // Enough that one sees it at work; no two are much the same in letters.
    ...goods.flatMap((one) => matters.map((matter) => `笔记,${one}：${matter},,看${one}的表格`)),
  ]
  const checking = owner.getByTestId('checking').waitFor()
  await owner.getByTestId('file').setInputFiles({
    name: '围巾.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(rows.join('\n')),
  })
  await checking
  await expect(owner.getByTestId('rows')).toHaveText('67')
  await expect(owner.getByTestId('fresh')).toHaveText('66')
  await expect(owner.getByTestId('bad')).toHaveText('1')
  await expect(owner.getByTestId('bad-rows')).toContainText('第 3 行')
  await expect(owner.getByTestId('bad-rows')).toContainText('可以把礼物寄到公司前台吗')
  await owner.getByTestId('near').locator('summary').click()
  await expect(owner.getByTestId('near')).toContainText('付款失败怎么办呢')
  await expect(owner.getByTestId('near').getByRole('link', { name: '付款失败怎么办' })).toBeVisible()
  await isAccessible(owner)

  await owner.getByTestId('as-PUBLISHED').click()
  const taking = owner.getByTestId('taking').waitFor()
  await owner.getByTestId('take').click()
  await taking
  await expect(owner.getByTestId('done')).toHaveText('导入完成：新增 66 条，更新 0 条。')
  await isAccessible(owner)

  const buyer = await person(browser)
  await openWidget(buyer)
  await customerSays(buyer, '羊绒围巾起球了怎么打理')
  await expect(buyer.getByTestId('line').filter({ hasText: '用除球器顺着纹路' })).toBeVisible()

  await owner.getByRole('link', { name: '查看知识库' }).click()
  await owner.getByTestId('try-question').fill('围巾上起了好多小毛球')
  await owner.getByTestId('try-question').press('Enter')
  await expect(owner.getByTestId('hit').first()).toContainText('羊绒围巾起球了怎么打理')

  await owner.getByTestId('search').fill('羊绒围巾')
  await expect(owner.getByTestId('item')).toHaveCount(9)
  await isAccessible(owner)
  await owner.getByTestId('export').click()
  const leaving = owner.waitForEvent('download')
  await owner.getByTestId('export-CSV').click()
  const file = await leaving
  const written = await readFile(await file.path(), 'utf8')
  expect(written).toContain('羊绒围巾起球了怎么打理')
  expect(written).toContain(answer)

  await owner.goto(`${address()}/desk/knowledge/import`)
  await owner.getByTestId('file').setInputFiles({
    name: file.suggestedFilename(),
    mimeType: 'text/csv',
    buffer: Buffer.from(written),
  })
  await expect(owner.getByTestId('unchanged')).toHaveText('9')
  await expect(owner.getByTestId('fresh')).toHaveText('0')
  await expect(owner.getByTestId('changed')).toHaveText('0')
  await owner.getByRole('button', { name: '取消' }).click()
  await expect(owner.getByText('已取消').first()).toBeVisible()
  await switchBot(owner, false)
})
