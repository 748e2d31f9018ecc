import { expect } from '@playwright/test'
import { address, isAccessible, person, signIn, test } from './house'

test.use({ testIdAttribute: 'data-test' })

test('a shop opens its help page, and anybody searches it without scripts and says what helped', async ({
  browser,
}) => {
  const owner = await person(browser)
  await signIn(owner, 'owner@demo.heqi')
  await owner.goto(`${address()}/desk/knowledge/help`)
  const shop = owner.getByTestId('help-page').filter({ hasText: '和气服饰旗舰店' })
  const switched = shop.getByRole('switch')
  const page = new URL((await shop.getByTestId('help-link').getAttribute('href'))!, address()).href
  await switched.press('Space')
  await expect(shop.getByTestId('help-link')).toHaveCount(0)

  const early = await person(browser)
  await early.goto(page)
  await expect(early.getByRole('heading', { name: '没有这个页面' })).toBeVisible()
  await isAccessible(early)

  await switched.press('Space')
  await expect(shop.getByTestId('help-link')).toBeVisible()
  await isAccessible(owner)

  // The check for accessibility is a script itself.
  const reader = await person(browser)
  const lookAt = async (shown: string) => {
    await reader.goto(shown)
    await isAccessible(reader)
  }
  const visitor = await person(browser, { javaScriptEnabled: false })
  await visitor.goto(page)
  await expect(visitor.getByRole('heading', { name: '常见问题' })).toBeVisible()
  await lookAt(visitor.url())
  await visitor.getByRole('searchbox').fill('寄回去的邮费是我出还是你们出')
  await visitor.getByRole('searchbox').press('Enter')
  await expect(visitor.getByRole('heading', { name: '找到的内容' })).toBeVisible()
  await lookAt(visitor.url())
  await visitor.getByRole('link', { name: '退货运费谁出' }).click()
  await expect(visitor.getByText('质量问题由我们承担运费')).toBeVisible()
  await lookAt(visitor.url())
  await visitor.getByRole('button', { name: '有用' }).click()
  await expect(visitor.getByRole('status')).toHaveText('谢谢您的反馈。')
  await expect(visitor.getByRole('button', { name: '有用' })).toHaveCount(0)
  await reader.getByRole('link', { name: '联系客服' }).click()
  await expect(reader.getByRole('heading', { name: /和气服饰/ })).toBeVisible()

  await owner.goto(`${address()}/desk/knowledge?text=退货运费谁出`)
  const counted = owner.getByTestId('item').filter({ hasText: '退货运费谁出' })
  await expect(counted.getByTitle('说有用的 1 人，说没用的 0 人')).toHaveText('100%')
})
