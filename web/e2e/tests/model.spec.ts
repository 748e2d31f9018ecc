import { expect } from '@playwright/test'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import {
  address,
  customerSays,
  goOnline,
  isAccessible,
  openConversation,
  openWidget,
  person,
  signIn,
  test as base,
} from './house'

interface Asked {
  key?: string
  model: string
  matter: string
}

/** A model of our own that speaks OpenAI's chat completions, says what it is told to, and keeps what it heard. */
const test = base.extend<{ model: { address: string; asked: Asked[]; says: (text: string) => void } }>({
  // eslint-disable-next-line no-empty-pattern
  model: async ({}, use) => {
    const asked: Asked[] = []
    let text = ''
    const server = createServer((request, response) => {
      const chunks: Buffer[] = []
      request.on('data', (chunk: Buffer) => chunks.push(chunk))
      request.on('end', () => {
        const heard = JSON.parse(Buffer.concat(chunks).toString()) as {
          model: string
          messages: { content: string }[]
        }
        asked.push({
          key: request.headers.authorization,
          model: heard.model,
          matter: heard.messages.at(-1)!.content,
        })
        response.setHeader('Content-Type', 'application/json').end(
          JSON.stringify({
            id: '1',
            object: 'chat.completion',
            created: 1,
            model: heard.model,
            choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content: text } }],
            usage: { prompt_tokens: 70, completion_tokens: 30, total_tokens: 100 },
          }),
        )
      })
    }).listen(0, '127.0.0.1')
    await new Promise((done) => server.once('listening', done))
    const { port } = server.address() as AddressInfo
    await use({ address: `http://127.0.0.1:${port}/v1`, asked, says: (words) => (text = words) })
    server.closeAllConnections()
    await new Promise((done) => server.close(done))
  },
})

test.use({ testIdAttribute: 'data-test' })

test('a large model is tried, agreed to, and helps an agent with a draft and a summary', async ({
  browser,
  model,
}) => {
  const owner = await person(browser)
  await signIn(owner, 'owner@demo.heqi')
  await owner.goto(`${address()}/desk/settings/bot/model`)
  await expect(owner.getByTestId('helpsAgents')).toHaveClass(/is-disabled/)
  await owner.getByTestId('model-name').fill('little-model')
  await owner.getByTestId('model-address').fill(model.address)
  await owner.getByLabel('密钥').fill('sk-of-a-journey')
  await owner.getByTestId('model-save').click()
  model.says('我是一个小模型。')
  await owner.getByTestId('model-trial').click()
  await expect(owner.getByTestId('trial-result')).toContainText('我是一个小模型。')
  await expect(owner.getByTestId('trial-result')).toContainText('100 个 token')
  expect(model.asked).toEqual([
    { key: 'Bearer sk-of-a-journey', model: 'little-model', matter: expect.any(String) },
  ])

  await expect(owner.getByText('手机号、身份证号和邮箱会先打码')).toBeVisible()
  await owner.getByTestId('model-agree').click()
  await owner.getByRole('switch', { name: '帮助客服：改写语气、总结会话' }).press('Space')
  await owner.getByTestId('model-save').click()
  await expect(owner.getByText(/店主小和 于 .* 同意/)).toBeVisible()

  const agent = await person(browser)
  await signIn(agent, 'agent@demo.heqi')
  await goOnline(agent)
  const customer = await person(browser)
  await openWidget(customer)
  await customerSays(customer, '洗衣袋忘了放进来，我的电话是 13812348000')
  await openConversation(agent, '洗衣袋忘了放进来')
  const composer = agent.getByTestId('composer')
  await composer.fill('洗衣袋明天补寄')
  model.says('给您添麻烦了，洗衣袋明天就为您补寄，再免费送一个。')
  await agent.getByTestId('rewrite').click()
  await agent.getByTestId('tone-KINDER').click()
  await expect(composer).toHaveValue('给您添麻烦了，洗衣袋明天就为您补寄，再免费送一个。')
  await expect(agent.getByTestId('rewritten')).toContainText('免费')
  await isAccessible(agent)
  await agent.getByTestId('rewrite-undo').click()
  await expect(composer).toHaveValue('洗衣袋明天补寄')

  model.says('{"problem": "少了洗衣袋", "done": "", "open": "还没有补寄"}')
  await agent.getByTestId('summary').click()
  await expect(agent.getByTestId('summary-text')).toContainText('少了洗衣袋')
  await isAccessible(agent)
  expect(model.asked.at(-1)!.matter).toContain('138****8000')
  expect(model.asked.at(-1)!.matter).not.toContain('13812348000')

  await owner.reload()
  await expect(owner.getByTestId('model-use')).toContainText('300 / 200,000')
  await isAccessible(owner)
  await owner.getByTestId('model-remove').click()
  await owner.getByRole('dialog').getByRole('button', { name: '移除' }).click()
  await expect(owner.getByTestId('model-name')).toHaveValue('')
})
