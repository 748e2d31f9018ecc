import { expect } from '@playwright/test'
import { address, customerSays, isAccessible, openWidget, person, signIn, switchBot, test } from './house'

test.use({ testIdAttribute: 'data-test' })

test('two answers are compared: customers hear one of them, and the other one is taken over', async ({
  browser,
}) => {
  const owner = await person(browser)
  await signIn(owner, 'owner@demo.heqi')
  await switchBot(owner, true)

  const title = '可以指定快递公司吗'
  await owner.goto(address() + '/desk/knowledge/new?kind=ARTICLE')
  await owner.getByTestId('title').fill(title)
  await owner.getByTestId('answer-text').fill('默认发中通，暂时不能指定。')
  await owner.getByTestId('publish').click()
  await owner.getByTestId('compare').click()
  await expect(owner.getByTestId('plan')).toContainText('每个答案需要 388 次会话')
  await expect(owner.getByTestId('begin')).toBeDisabled()
  const other = '默认发中通；想换别家，下单时写在备注里，我们尽量安排。'
  await owner.getByTestId('answer-text').fill(other)
  await isAccessible(owner)
  await owner.screenshot({ path: 'e2e/results/comparison-new.png' })
  await owner.getByTestId('begin').click()

  const card = owner.getByTestId('comparison').filter({ hasText: title })
  await expect(card.getByTestId('standing')).toHaveText('进行中')
  await isAccessible(owner)

  const buyer = await person(browser)
  await openWidget(buyer)
  await customerSays(buyer, title)
  await expect(
    buyer.getByText('默认发中通，暂时不能指定').or(buyer.getByText('下单时写在备注里')),
  ).toBeVisible()

  await owner.screenshot({ path: 'e2e/results/comparison.png' })
  await card.getByTestId('replace').click()
  await expect(owner.getByText('会话数还没到计划的数量')).toBeVisible()
  await owner.getByRole('dialog').getByRole('button', { name: '换成另一个答案' }).click()
  await expect(card.getByTestId('standing')).toHaveText('提前结束')
  await expect(card.getByTestId('says')).toContainText('已换成另一个答案')

  const later = await person(browser)
  await openWidget(later)
  await customerSays(later, title)
  await expect(later.getByText('下单时写在备注里')).toBeVisible()
  await switchBot(owner, false)
})
