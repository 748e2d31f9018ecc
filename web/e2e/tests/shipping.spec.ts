import { expect, type Page } from '@playwright/test'
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

const SHOP_TEXT = '付款后先核对地址，再交给发货'

/** The customer looks anew at the order with this in its name. */
async function openOrder(customer: Page, goods: string) {
  await customer.getByTestId('open-orders').click()
  const order = customer.getByTestId('own-order').filter({ hasText: goods })
  await order.getByRole('button').first().click()
  return order
}

async function fillAddress(form: ReturnType<Page['getByTestId']>, street: string) {
  for (const [name, text] of [
    ['name', '林小满'],
    ['phone', '13800135566'],
    ['region', '上海市 徐汇区'],
    ['street', street],
  ] as const)
    await form.getByTestId(`address-${name}`).fill(text)
  await form.getByTestId('address-submit').click()
}

test('an address changed in time is taken at once, one changed too late runs after the parcel', async ({
  browser,
}) => {
  const owner = await person(browser)
  await signIn(owner, 'owner@demo.heqi')
  await owner.goto(address() + '/desk/orders/releases')
  await expect(owner.getByText(SHOP_TEXT)).toBeVisible()
  const verify = owner.getByRole('switch', { name: SHOP_TEXT })
  if ((await verify.getAttribute('aria-checked')) !== 'true') await verify.press('Space')
  await isAccessible(owner)
  await owner.getByTestId('save-release-rules').click()
  await expect(owner.locator('.el-message--success')).toBeVisible()

  const customer = await person(browser)
  await customer.goto(address() + '/demo-shop?as=lin')
  await customer.getByRole('button', { name: '联系客服' }).click()
  const words = '地址的事想问一下'
  await customerSays(customer, words)
  const round = Date.now().toString()
  const goods = `陶瓷花瓶${round}`
  await tellOrder(owner, `D${round}`, { title: goods, variant: '青瓷色', amount: 59 })

  const order = await openOrder(customer, goods)
  await expect(order.getByTestId('address-asked')).toContainText('请核对收货地址')
  await order.getByTestId('address-change-begin').click()
  await isAccessible(customer)
  await fillAddress(order.getByTestId('own-address'), '漕溪北路 88 号')
  await expect(order.getByTestId('address-change')).toContainText('已改为新地址')
  await expect(order.getByTestId('own-address')).toContainText('上海市 徐汇区')

  await owner.getByTestId('view-RELEASED').click()
  const row = owner.getByTestId('release-row').filter({ hasText: goods })
  await expect(row).toContainText('上海市 徐汇区')

  await expect(order.getByTestId('address-change-begin')).toHaveText('申请改址')
  await order.getByTestId('address-change-begin').click()
  await fillAddress(order.getByTestId('own-address'), '虹桥路 1 号')
  await expect(order.getByTestId('address-change')).toContainText('正在联系快递改派')

  await owner.getByTestId('view-CHANGES').click()
  await owner.getByTestId('release-row').filter({ hasText: goods }).click()
  const waiting = owner.getByTestId('address-change').first()
  await expect(waiting).toContainText('拦截改派中')
  await isSilent(owner)
  await isAccessible(owner)
  await owner.getByTestId('change-FAILED').click()
  await expect(owner.getByTestId('address-change').first()).toContainText('没能拦截')

  await customer.getByTestId('open-orders').click()
  await expect(customer.getByTestId('line').filter({ hasText: '没能在途中拦截' })).toBeVisible()
})

test('a customer says with one tap that the address is right; another order is held by an agent', async ({
  browser,
}) => {
  const owner = await person(browser)
  await signIn(owner, 'owner@demo.heqi')
  const customer = await person(browser)
  await customer.goto(address() + '/demo-shop?as=lin')
  await customer.getByRole('button', { name: '联系客服' }).click()
  const words = '我的地址对吗'
  await customerSays(customer, words)
  const round = Date.now().toString()
  const goods = `棉麻桌布${round}`
  await tellOrder(owner, `E${round}`, { title: goods, variant: '青瓷色', amount: 59 })

  const order = await openOrder(customer, goods)
  await order.getByTestId('address-right').click()
  await expect(order.getByTestId('address-asked')).toHaveCount(0)

  await openConversation(owner, words)
  const beside = owner.getByTestId('orders-beside').getByTestId('order').filter({ hasText: goods })
  await beside.getByTestId('order-open').click()
  await expect(beside.getByTestId('order-release')).toContainText('客户确认')
  await beside.getByTestId('hold').click()
  await beside.getByTestId('hold-why').fill('客户说要换颜色')
  await beside.getByTestId('hold-do').click()
  await expect(beside.getByTestId('release-state')).toHaveText('暂缓')
  await beside.getByTestId('release').click()
  await expect(beside.getByTestId('release-state')).toHaveText('已放行')
  await isSilent(owner)
  await isAccessible(owner)
})
