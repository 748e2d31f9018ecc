import { expect, type Page } from '@playwright/test'
import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import { address, isAccessible, person, signIn, test as base } from './house'

const SECRET = 'secret-of-a-journey'
const ORDER = '261123-690000000000777'
const hash = (kind: 'md5' | 'sha1', text: string) => createHash(kind).update(text).digest('hex')
const china = (at: Date) => at.toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai' })
const changedAt = new Date()

const order = {
  order_sn: ORDER,
  confirm_status: 1,
  order_status: 1,
  refund_status: 1,
  updated_at: china(changedAt),
  created_time: china(changedAt),
  pay_time: china(changedAt),
  goods_amount: 209,
  discount_amount: 10,
  postage: 0,
  pay_amount: 199,
  receiver_name_mask: '林*满',
  receiver_phone_mask: '138****8000',
  receiver_address_mask: '文三路*号',
  province: '浙江省',
  city: '杭州市',
  town: '西湖区',
  item_list: [
    { goods_id: 12, goods_name: '高领羊绒衫', goods_spec: '白色', goods_price: 209, goods_count: 1 },
  ],
}

/** 拼多多 with one order, as far as the journey goes; it checks signatures. */
function pinduoduo(body: string) {
  const given = Object.fromEntries(new URLSearchParams(body))
  const { sign, ...signed } = given
  const pairs = Object.keys(signed).sort()
  const text = SECRET + pairs.map((name) => name + signed[name]).join('') + SECRET
  if (hash('md5', text).toUpperCase() !== sign) {
    return { error_response: { error_code: 30_000, error_msg: '签名错误' } }
  }
  const seconds = Math.floor(changedAt.getTime() / 1_000)
  const isIn = Number(given.start_updated_at) <= seconds && seconds <= Number(given.end_updated_at)
  const found = isIn ? [order] : []
  return { order_sn_increment_get_response: { total_count: found.length, order_sn_list: found } }
}

/** 微信小店 without orders. */
const wechat = (path: string) =>
  path.startsWith('/cgi-bin/stable_token')
    ? { access_token: 'token', expires_in: 7_200 }
    : { errcode: 0, errmsg: 'ok', order_id_list: [], has_more: false }

const test = base.extend<{ platforms: void }>({
  platforms: [
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const server = createServer((request, response) => {
        const chunks: Buffer[] = []
        request.on('data', (chunk: Buffer) => chunks.push(chunk))
        request.on('end', () => {
          const body = Buffer.concat(chunks).toString()
          const [, name, ...path] = request.url!.split('/')
          const answer = name === 'pdd' ? pinduoduo(body) : wechat('/' + path.join('/'))
          response.setHeader('Content-Type', 'application/json').end(JSON.stringify(answer))
        })
      }).listen(Number(process.env.HEQI_PLATFORMS_PORT), '127.0.0.1')
      await new Promise((done) => server.once('listening', done))
      await use()
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
    { auto: true },
  ],
})

test.use({ testIdAttribute: 'data-test' })

async function openShop(owner: Page, name: string, platform: string) {
  const opened = await owner.request.post(address() + '/api/shops', {
    headers: { Origin: address() },
    data: {
      name,
      platform,
      zone: 'Asia/Shanghai',
      responsibleDepartment: '客服部',
      greeting: '您好',
      outOfHoursAnswer: '我们上班后回复您',
      closeAfterSilenceHours: 24,
      reopenWithinHours: 72,
      maxTextLength: 4_000,
    },
  })
  expect(opened.status()).toBe(201)
  return ((await opened.json()) as { id: string }).id
}

test('a shop is connected with its platform, its orders come, and somebody confirms them', async ({
  browser,
}) => {
  const owner = await person(browser)
  await signIn(owner, 'owner@demo.heqi')
  await openShop(owner, '拼多多旗舰店', 'PDD')
  await owner.goto(address() + '/desk/settings/shops')
  await owner.getByRole('listitem').filter({ hasText: '拼多多旗舰店' }).getByTestId('shop-gateway').click()

  await owner.getByTestId('gateway-app').fill('client-1')
  await owner.getByTestId('gateway-APP_SECRET').fill('another')
  await owner.getByTestId('gateway-ACCESS_TOKEN').fill('token-1')
  await owner.getByLabel('补取最近几天的订单').fill('0')
  await owner.getByTestId('gateway-save').click()
  await expect(owner.getByTestId('gateway-unconfirmed')).toBeVisible()
  await owner.getByTestId('gateway-trial').click()
  await expect(owner.getByTestId('gateway-trial-problem')).toContainText('签名错误')
  await isAccessible(owner)

  await owner.getByTestId('gateway-APP_SECRET').fill(SECRET)
  await owner.getByTestId('gateway-save').click()
  await expect(owner.getByTestId('gateway-APP_SECRET')).toHaveValue('')
  await owner.getByTestId('gateway-trial').click()
  await expect(owner.getByTestId('gateway-trial-result')).toContainText('1 个订单')
  await expect(owner.getByTestId('gateway-pulled')).toHaveText('1')
  await expect(owner.getByTestId('gateway-failure')).toBeHidden()
  await owner.getByTestId('gateway-confirm').click()
  await expect(owner.getByTestId('gateway-confirmed')).toBeVisible()
  await isAccessible(owner)

  await owner.goto(address() + '/desk/orders')
  await owner.getByTestId('orders-search').fill(ORDER)
  await expect(owner.getByTestId('order')).toHaveCount(1)
})

test('a platform proves a shop’s push address, on which nobody else is heard', async ({ browser }) => {
  const owner = await person(browser, { viewport: { width: 390, height: 844 } })
  await owner.goto(address() + '/sign-in')
  await owner.getByLabel('邮箱').fill('owner@demo.heqi')
  await owner.getByLabel('密码').fill('heqi-demo-2026')
  await owner.getByRole('button', { name: '登录' }).click()
  await owner.waitForURL(/desk/)
  const shop = await openShop(owner, '微信小店', 'WECHAT_SHOP')
  await owner.goto(`${address()}/desk/settings/shops/${shop}/gateway`)
  await owner.getByTestId('gateway-app').fill('wx-of-a-journey')
  await owner.getByTestId('gateway-APP_SECRET').fill(SECRET)
  await owner.getByTestId('gateway-PUSH_TOKEN').fill('AAAAA')
  await owner.getByTestId('gateway-PUSH_KEY').fill('abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG')
  await owner.getByTestId('gateway-save').click()
  await owner.getByTestId('gateway-trial').click()
  await expect(owner.getByTestId('gateway-trial-result')).toContainText('0 个订单')
  await isAccessible(owner)
  expect(await owner.evaluate(() => document.documentElement.scrollWidth)).toBe(390)

  const told = await owner.request.get(`${address()}/api/shops/${shop}/gateway`)
  const { pushPath } = ((await told.json()) as { standing: { pushPath: string } }).standing
  const timestamp = String(Math.floor(Date.now() / 1_000))
  const signature = hash('sha1', ['AAAAA', timestamp, '1514711492'].sort().join(''))
  const asked = (sign: string) =>
    fetch(
      `${address()}${pushPath}?signature=${sign}&timestamp=${timestamp}&nonce=1514711492&echostr=4375120948345356249`,
    )
  expect(await (await asked(signature)).text()).toBe('4375120948345356249')
  expect((await asked(hash('sha1', 'anybody'))).status).toBe(401)
})
