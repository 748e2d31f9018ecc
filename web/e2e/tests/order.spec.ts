import { expect } from '@playwright/test'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import {
  address,
  customerSays,
  isAccessible,
  openConversation,
  person,
  signIn,
  switchBot,
  test,
} from './house'

test.use({ testIdAttribute: 'data-test' })

test('an agent finds a customer’s order beside the chat, links it, and sends it as a card', async ({
  browser,
}) => {
  const agent = await person(browser)
  await signIn(agent, 'owner@demo.heqi')
  const customer = await person(browser)
  await customer.goto(address() + '/demo-shop')
  await customer.getByRole('button', { name: '联系客服' }).click()
  const words = '我的毛衫到哪里了，急用'
  await customerSays(customer, words)

  await openConversation(agent, words)
  const beside = agent.getByTestId('orders-beside')
  await expect(beside.getByTestId('no-orders')).toBeVisible()
  await beside.getByTestId('order-find').click()
  await beside.getByTestId('order-search').fill('SF1402233445566')
  await beside.getByTestId('order-found').click()
  await expect(beside.getByTestId('order')).toHaveCount(1)
  await expect(beside.getByTestId('order-latest')).toContainText('成都')
  await beside.getByTestId('order-open').click()
  await expect(beside.getByTestId('receiver')).toContainText('137****7799')
  await isAccessible(agent)

  await agent.getByTestId('composer').fill('#')
  await expect(agent.getByTestId('order-option')).toHaveCount(1)
  await agent.keyboard.press('Enter')
  await expect(agent.getByTestId('order-card')).toContainText('轻薄羊毛衫')
  await expect(agent.getByTestId('composer')).toHaveValue('')
  await expect(customer.getByTestId('order-card')).toContainText('轻薄羊毛衫')
  await expect(customer.getByTestId('order-card')).not.toContainText('刘')
  await isAccessible(customer)
})

test('a customer whom the shop names sees their orders and asks about one', async ({ browser }) => {
  const customer = await person(browser)
  await customer.goto(address() + '/demo-shop?as=lin')
  await customer.getByRole('button', { name: '联系客服' }).click()
  await customer.getByTestId('open-orders').click()
  const order = customer.getByTestId('own-order').filter({ hasText: '高腰阔腿裤' })
  await order.getByRole('button').first().click()
  await expect(order).toContainText('西湖文三路网点派送中')
  await expect(order).toContainText('138****5566')
  await isAccessible(customer)
  await order.getByTestId('ask-order').click()
  await expect(customer.getByTestId('order-card')).toContainText('高腰阔腿裤')

  const owner = await person(browser)
  await signIn(owner, 'owner@demo.heqi')
  await openConversation(owner, '高腰阔腿裤')
  await expect(owner.getByTestId('order-card')).toContainText('派送中')
})

test('a stranger proves an order to be theirs, and the bot then says where it is', async ({ browser }) => {
  const owner = await person(browser)
  await signIn(owner, 'owner@demo.heqi')
  await owner.goto(address() + '/desk/orders')
  await owner.getByTestId('orders-search').fill('4312345678901')
  await expect(owner.getByTestId('order')).toHaveCount(1)
  const number = (await owner.getByTestId('order').getAttribute('aria-label'))!
  await isAccessible(owner)
  await switchBot(owner, true)

  const customer = await person(browser)
  await customer.goto(address() + '/demo-shop')
  await customer.getByRole('button', { name: '联系客服' }).click()
  await customer.getByTestId('open-orders').click()
  await customer.getByTestId('proof-number').fill(number)
  await customer.getByTestId('proof-digits').fill('0000')
  await customer.getByRole('button', { name: '查找', exact: true }).click()
  await expect(customer.getByRole('alert')).toContainText('对不上')
  await customer.getByTestId('proof-digits').fill('5500')
  await customer.getByRole('button', { name: '查找', exact: true }).click()
  await expect(customer.getByTestId('own-order')).toContainText('加绒卫衣')

  await customer.getByRole('button', { name: '返回聊天' }).click()
  await customerSays(customer, '我的快递到哪了')
  await expect(customer.getByTestId('line').filter({ hasText: '沈阳转运中心' })).toBeVisible()
  await switchBot(owner, false)
})

test('a shop’s page on another host holds the widget', async ({ browser }) => {
  const owner = await person(browser)
  await signIn(owner, 'owner@demo.heqi')
  const channels = (await (await owner.request.get(address() + '/api/channels')).json()) as {
    id: string
    kind: string
    publicKey: string
    shop: string
    name: string
  }[]
  const widget = channels.find((one) => one.kind === 'WIDGET')!
  const page = `<!doctype html><html lang="zh-CN"><title>别家网页</title><h1>商品</h1>
    <script async src="${address()}/widget/loader.js" data-heqi="${widget.publicKey}"></script></html>`
  const host = createServer((_, answer) =>
    answer.setHeader('Content-Type', 'text/html; charset=utf-8').end(page),
  )
  await new Promise<void>((done) => host.listen(0, '127.0.0.1', done))
  const shop = `http://127.0.0.1:${(host.address() as AddressInfo).port}`
  const saved = await owner.request.put(`${address()}/api/channels/${widget.id}`, {
    data: { ...widget, allowedOrigins: [shop], callback: null, enabled: true },
    headers: { Origin: address() },
  })
  expect(saved.ok()).toBe(true)

  const customer = await person(browser)
  await customer.goto(shop + '/goods')
  await customer.getByRole('button', { name: '联系客服' }).click()
  await customerSays(customer, '这件还有货吗，别家网页问的')
  await expect(customer.getByTestId('line').filter({ hasText: '别家网页问的' })).toBeVisible()
  await customer.getByTestId('open-orders').click()
  await expect(customer.getByTestId('own-orders')).toContainText('还没有查到您的订单')
  host.close()
})
