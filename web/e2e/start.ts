import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync, readFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..')

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((done) => server.once('listening', done))
  const { port } = server.address() as AddressInfo
  await new Promise((done) => server.close(done))
  return port
}

async function ready(address: string, log: string, server: ChildProcess) {
  for (const deadline = Date.now() + 600_000; Date.now() < deadline && server.exitCode === null;) {
    const answer = await fetch(`${address}/actuator/health/readiness`).catch(() => undefined)
    if (answer?.ok) return
    await new Promise((done) => setTimeout(done, 250))
  }
  throw new Error('Heqi did not become ready:\n' + readFileSync(log, 'utf8').slice(-4_000))
}

/** The journeys are between people, but for those that switch the bot on. */
async function withoutBot(address: string) {
  const headers = { 'Content-Type': 'application/json', Origin: address }
  const credentials = JSON.stringify({ email: 'owner@demo.heqi', password: 'heqi-demo-2026' })
  const signedIn = await fetch(`${address}/api/session`, { method: 'POST', headers, body: credentials })
  const cookie = signedIn.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
  const shops = (await (await fetch(`${address}/api/shops`, { headers: { cookie } })).json()) as {
    id: string
  }[]
  for (const { id } of shops) {
    const bot = {
      enabled: false,
      name: '小和',
      precision: 0.95,
      vipToPeople: 3,
      moneyToPeople: 500,
      angryFirst: true,
    }
    const answer = await fetch(`${address}/api/shops/${id}/bot`, {
      method: 'PUT',
      headers: { ...headers, cookie },
      body: JSON.stringify(bot),
    })
    if (!answer.ok) throw new Error('the bot could not be switched off: ' + (await answer.text()))
  }
}

/** Starts the built Heqi with the demo merchant on a free port and an empty data directory, as a user would. */
export default async function start() {
  const port = await freePort()
  const platforms = await freePort()
  const data = mkdtempSync(join(tmpdir(), 'heqi-e2e-'))
  const log = join(data, 'server.log')
  writeFileSync(log, '')
  const server = spawn(join(root, 'bin/run'), ['--port', String(port), '--data', join(data, 'data')], {
    stdio: ['ignore', 'pipe', 'pipe'],
    // Journeys bring a large model and shop platforms of their own, on this machine.
    env: {
      ...process.env,
      HEQI_MODEL_PRIVATE_ALLOWED: 'true',
      HEQI_GATEWAY_ADDRESSES_PDD: `http://127.0.0.1:${platforms}/pdd`,
      HEQI_GATEWAY_ADDRESSES_WECHAT_SHOP: `http://127.0.0.1:${platforms}/wechat`,
    },
  })
  const keep = (chunk: Buffer) => writeFileSync(log, chunk, { flag: 'a' })
  server.stdout.on('data', keep)
  server.stderr.on('data', keep)
  const address = `http://localhost:${port}`
  process.env.HEQI_ADDRESS_UNDER_TEST = address
  process.env.HEQI_PLATFORMS_PORT = String(platforms)
  try {
    await ready(address, log, server)
    await withoutBot(address)
  } catch (error) {
    server.kill('SIGTERM')
    throw error
  }
  return async () => {
    server.kill('SIGTERM')
    await new Promise((done) => server.once('exit', done))
    rmSync(data, { recursive: true, force: true })
  }
}
