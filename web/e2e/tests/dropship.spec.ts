import { expect, type Page } from '@playwright/test'
import { address, isAccessible, PASSWORD, person, signIn, test } from './house'

test.use({ testIdAttribute: 'data-test' })

const round = Date.now().toString().slice(-7)

/** An access token of the owner, by which orders are handed in as another system does. */
async function handIn(owner: Page, shop: string, hoursAgo: number, number: string) {
  const at = new Date(Date.now() - hoursAgo * 3_600_000).toISOString()
  const made = await owner.request.post(address() + '/api/access-tokens', {
    headers: { Origin: address() },
    data: { name: '进销存' + number, permissions: ['commerce.write'] },
  })
  const { token } = (await made.json()) as { token: string }
  const told = await owner.request.put(`${address()}/api/shops/${shop}/orders`, {
    headers: { Authorization: 'Bearer ' + token },
    data: {
      orders: [
        {
          number,
          toldAt: new Date().toISOString(),
          state: 'TO_SHIP',
          buyerName: '小满',
          amounts: { goods: 59.9, total: 59.9, paid: 59.9 },
          times: { placed: at, paid: at },
          receiver: { name: '孟晓', phone: '13755556666', region: '江苏省 苏州市', address: '观前街 8 号' },
          lines: [{ merchantCode: 'E2E-1', title: '手冲咖啡壶', quantity: 1, price: 59.9, amount: 59.9 }],
        },
      ],
    },
  })
  expect(told.ok()).toBe(true)
}

test('a supplier who is invited accepts and sends, and the customer’s order has the parcel', async ({
  browser,
}) => {
  const owner = await person(browser)
  await signIn(owner, 'owner@demo.heqi')
  const name = '景德镇器物' + round

  await owner.goto(address() + '/desk/orders')
  await owner.getByTestId('orders-suppliers').click()
  await owner.getByTestId('tab-suppliers').click()
  await owner.getByTestId('add-supplier').click()
  await owner.getByTestId('supplier-name').fill(name)
  await isAccessible(owner)
  await owner.getByTestId('save-supplier').click()
  await owner.getByTestId('supplier').filter({ hasText: name }).click()
  await owner.getByTestId('invite-name').fill('老周')
  await owner.getByTestId('invite-email').fill(`zhou${round}@supplier.test`)
  await owner.getByTestId('invite').click()
  const link = await owner.getByTestId('supplier-link').locator('code').innerText()
  await isAccessible(owner)

  const shops = (await (await owner.request.get(address() + '/api/shops')).json()) as {
    id: string
    name: string
  }[]
  const shop = shops.find((one) => one.name.includes('零食'))!
  await owner.goto(address() + '/desk/settings/supply')
  await owner.getByTestId('plan-shop').click()
  await owner.getByRole('option', { name: shop.name }).click()
  await expect(owner.getByTestId('agreement').first()).toBeVisible()
  await owner.getByTestId('add-agreement').click()
  await owner.getByRole('option', { name }).click()
  const agreement = owner.getByTestId('agreement').filter({ hasText: name })
  await agreement.getByTestId('add-goods').click()
  await agreement.getByTestId('goods-code').fill('E2E-1')
  await isAccessible(owner)
  await owner.getByTestId('save-plan').click()
  await expect(owner.getByText('已保存')).toBeVisible()

  const number = 'E2E' + round
  await handIn(owner, shop.id, 0, number)
  const supplier = await person(browser, { viewport: { width: 390, height: 800 } })
  await supplier.goto(link)
  await supplier.getByLabel('密码').fill(PASSWORD)
  await isAccessible(supplier)
  await supplier.getByRole('button', { name: '开始使用' }).click()
  await expect(supplier.getByRole('heading', { name })).toBeVisible()

  const order = supplier.getByTestId('portal-order')
  await expect(async () => {
    await supplier.reload()
    await expect(order).toHaveCount(1, { timeout: 2_000 })
  }).toPass()
  await expect(order).toContainText('手冲咖啡壶')
  await expect(order).toContainText('137****6666')
  await order.getByTestId('portal-ACCEPT').click()
  await order.getByTestId('show-receiver').click()
  await expect(order.getByTestId('portal-receiver')).toContainText('13755556666')
  await isAccessible(supplier)
  await order.getByTestId('portal-SHIP').click()
  await order.getByTestId('parcel-carrier').fill('圆通速递')
  await order.getByTestId('parcel-number').fill('YT77' + round)
  await order.getByTestId('portal-do').click()
  await expect(supplier.getByTestId('portal-empty')).toBeVisible()
  await supplier.getByTestId('portal-ON_THE_WAY').click()
  await expect(supplier.getByTestId('portal-receiver')).toContainText('137****6666')

  await owner.goto(address() + '/desk/orders')
  await owner.getByTestId('orders-search').fill(number)
  const found = owner.getByTestId('orders').getByRole('listitem').first()
  await found.getByRole('button').first().click()
  await expect(owner.getByTestId('order-suppliers')).toContainText('已发货')
  await expect(owner.getByTestId('order-detail')).toContainText('YT77' + round)
  await isAccessible(owner)
})

test('a supplier who is late sees it first and sends late; another answers a claim', async ({ browser }) => {
  const supplier = await person(browser, { viewport: { width: 390, height: 800 } })
  await supplier.goto(address() + '/supplier')
  await supplier.getByLabel('邮箱').fill('supplier@demo.heqi')
  await supplier.getByLabel('密码').fill(PASSWORD)
  await supplier.getByRole('button', { name: '登录' }).click()
  const first = supplier.getByTestId('portal-order').first()
  await expect(first.getByTestId('late')).toBeVisible()
  await first.getByTestId('portal-ACCEPT').click()
  await first.getByTestId('portal-SHIP').click()
  await first.getByTestId('parcel-carrier').fill('中通快递')
  await first.getByTestId('parcel-number').fill('786' + round)
  await isAccessible(supplier)
  await first.getByTestId('portal-do').click()
  await supplier.getByTestId('portal-ON_THE_WAY').click()
  await expect(supplier.getByTestId('late').first()).toBeVisible()

  const other = await person(browser)
  await other.goto(address() + '/supplier')
  await other.getByLabel('邮箱').fill('guoyuan@demo.heqi')
  await other.getByLabel('密码').fill(PASSWORD)
  await other.getByRole('button', { name: '登录' }).click()
  await other.getByTestId('portal-CLAIMS').click()
  const claim = other.getByTestId('portal-claim')
  await claim.getByText('拒绝').click()
  await claim.getByLabel('原因').fill('发货前已逐个检查')
  await isAccessible(other)
  await claim.getByTestId('answer').click()
  await expect(claim).toContainText('已答复')

  const owner = await person(browser)
  await signIn(owner, 'owner@demo.heqi')
  await owner.goto(address() + '/desk/orders/suppliers')
  await owner.getByTestId('tab-claims').click()
  await expect(owner.getByTestId('claim').first()).toContainText('发货前已逐个检查')
  await isAccessible(owner)
  await owner.getByTestId('tab-looks').click()
  await expect(owner.getByTestId('look').first()).toContainText('利润')
  await isAccessible(owner)
  await owner.getByTestId('tab-suppliers').click()
  await owner.getByTestId('supplier').filter({ hasText: '义乌云仓' }).click()
  await owner.getByTestId('figure-ON_TIME').click()
  await expect(owner.getByTestId('figure-rows')).toContainText('供货单')
  await isAccessible(owner)
})
