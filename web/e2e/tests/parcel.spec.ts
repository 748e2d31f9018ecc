import { expect } from '@playwright/test'
import {
  address,
  customerSays,
  isAccessible,
  isSilent,
  openConversation,
  person,
  signIn,
  test,
} from './house'

test.use({ testIdAttribute: 'data-test' })

test('a parcel that stands still is found, and its customer told before they ask', async ({ browser }) => {
  const owner = await person(browser)
  await signIn(owner, 'owner@demo.heqi')
  await expect(async () => {
    await owner.goto(address() + '/desk/orders/parcels')
    await expect(owner.getByTestId('troubles')).toBeVisible({ timeout: 3_000 })
  }).toPass({ timeout: 60_000 })
  const row = owner.getByTestId('troubles').getByRole('listitem').filter({ hasText: '加绒卫衣' })
  await expect(row).toContainText('停滞不动')
  await isAccessible(owner)

  const customer = await person(browser)
  await customer.goto(address() + '/demo-shop')
  await customer.getByRole('button', { name: '联系客服' }).click()
  const words = '我想看看我的订单'
  await customerSays(customer, words)
  await owner.goto(address() + '/desk/conversations')
  await openConversation(owner, words)
  const orders = owner.getByTestId('orders-beside')
  await orders.getByTestId('order-find').click()
  await orders.getByTestId('order-search').fill('4312345678901')
  await orders.getByTestId('order-found').click()
  await expect(orders.getByTestId('order').filter({ hasText: '加绒卫衣' })).toBeVisible()
  const contacts = owner.getByTestId('contacts-beside')
  await contacts.getByTestId('write-call').click()
  await contacts.getByTestId('call-note').fill('已致电，客户愿意再等两天')
  await contacts.getByTestId('save-call').click()
  await expect(contacts).toContainText('愿意再等两天')
  await isSilent(owner)
  await isAccessible(owner)

  await owner.goto(address() + '/desk/settings/contact-rules')
  await expect(owner.getByTestId('parcel-limits')).toBeVisible()
  await isAccessible(owner)
  await owner.goto(address() + '/desk/orders/parcels')
  await row.getByRole('checkbox').check()
  await owner.getByTestId('tell').click()
  await expect(row.getByTestId('told-state')).toContainText(/等待发送|发送中|已发送/)
})
