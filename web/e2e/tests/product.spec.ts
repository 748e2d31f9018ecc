import { expect } from '@playwright/test'
import {
  address,
  customerSays,
  isAccessible,
  isSilent,
  openConversation,
  person,
  signIn,
  tellOrder,
  test,
} from './house'

test.use({ testIdAttribute: 'data-test' })

test('an agent sees the product and what holds of it, and offers what goes with a paid order', async ({
  browser,
}) => {
  const round = Date.now().toString()
  const owner = await person(browser)
  await signIn(owner, 'owner@demo.heqi')

  await owner.goto(address() + '/desk/orders/policies')
  await owner.getByTestId('add-policy').click()
  await owner.getByTestId('policy-title').fill(`会员日 ${round}`)
  await owner.getByTestId('policy-words').fill('会员日下单赠运费券一张。')
  await owner.getByTestId('policy-products').fill('dress')
  await isAccessible(owner)
  await owner.getByTestId('save-policy').click()
  await expect(owner.getByTestId('policies')).toContainText(`会员日 ${round}`)
  await isSilent(owner)
  await isAccessible(owner)

  const customer = await person(browser)
  await customer.goto(address() + '/demo-shop?product=dress&as=lin')
  await customer.getByRole('button', { name: '联系客服' }).click()
  const words = `这条裙子有货吗${round}`
  await customerSays(customer, words)
  await tellOrder(owner, `C${round}`, {
    productNumber: '10021',
    title: `高腰阔腿裤 C${round}`,
    variant: '深灰 / M',
    amount: 199,
  })

  await owner.goto(address() + '/desk/conversations')
  await openConversation(owner, words)
  const product = owner.getByTestId('product-beside')
  await expect(product).toContainText('法式复古连衣裙')
  await product.getByTestId('product-more').click()
  await expect(product).toContainText('雾蓝 / L')
  await expect(product).toContainText('无货')
  await expect(product).toContainText(`会员日 ${round}`)
  await isSilent(owner)
  await isAccessible(owner)
  await product.getByTestId('product-insert').click()
  await expect(owner.getByTestId('composer')).toHaveValue(/法式复古连衣裙/)

  const order = owner
    .getByTestId('orders-beside')
    .getByTestId('order')
    .filter({ hasText: `C${round}` })
  await order.getByTestId('order-open').click()
  const offer = order.getByTestId('offer-of-order')
  await offer.getByTestId('offer-open').click()
  const scarf = offer.getByTestId('offer-goods').filter({ hasText: '羊毛围巾' })
  await expect(scarf).toContainText('冬天显气色')
  await scarf.getByRole('checkbox').check()
  await isSilent(owner)
  await isAccessible(owner)
  await offer.getByTestId('offer-send').click()
  await expect(offer.getByTestId('offered')).toContainText('羊毛围巾')

  await owner.goto(address() + '/desk/orders/offers')
  await expect(owner.getByTestId('offers')).toContainText(`C${round}`)
  await expect(owner.getByTestId('cross-sell-rules')).toBeVisible()
  await isSilent(owner)
  await isAccessible(owner)
})
