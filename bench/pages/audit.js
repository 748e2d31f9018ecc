// Lets Lighthouse judge the accessibility of Heqi's pages. Call: node audit.js ADDRESS [BROWSER]
// Prints a line of JSON for each page: its name, its score from 0 to 100, and the audits it failed.
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { navigation, snapshot } from 'lighthouse'
import { launch } from 'puppeteer-core'

const [address, named] = process.argv.slice(2)
const owner = { email: 'owner@demo.heqi', password: 'heqi-demo-2026' }
const settings = {
  onlyCategories: ['accessibility'],
  formFactor: 'desktop',
  screenEmulation: { disabled: true },
  disableStorageReset: true,
  throttlingMethod: 'provided',
}
const desk = [
  'conversations',
  'board',
  'settings/shops',
  'settings/channels',
  'settings/members',
  'settings/roles',
  'settings/teams',
  'settings/words',
  'settings/audit',
]

function browserPath() {
  const usual = [
    named,
    process.env.CHROME_PATH,
    '/usr/bin/chromium',
    '/usr/bin/google-chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ]
  const found = usual.find((path) => path && existsSync(path))
  if (!found) throw new Error('No Chromium found; install one or name it in CHROME_PATH')
  return found
}

function report(page, { lhr }) {
  if (lhr.runtimeError) throw new Error(`${page}: ${lhr.runtimeError.message}`)
  const { score, auditRefs } = lhr.categories.accessibility
  const faults = auditRefs
    .filter(({ id, weight }) => weight > 0 && lhr.audits[id].score !== null && lhr.audits[id].score < 1)
    .map(({ id }) => `${id}: ${(lhr.audits[id].details?.items ?? []).map((i) => i.node?.selector).join(' | ')}`)
  console.log(JSON.stringify({ page, score: Math.round(score * 100), faults }))
}

const judgePage = async (page, name, path) =>
  report(name, await navigation(page, address + path, { flags: settings }))

const judgeState = async (page, name) => report(name, await snapshot(page, { flags: settings }))

/** The desk as its owner sees it, the inbox with an open conversation too. */
async function judgeDesk(page) {
  await judgePage(page, 'sign-in', '/sign-in')
  await page.evaluate(async (who) => {
    const answer = await fetch('/api/session', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(who),
    })
    if (!answer.ok) throw new Error('sign-in refused: ' + answer.status)
  }, owner)
  for (const path of desk) await judgePage(page, path.replace('settings/', ''), '/desk/' + path)
  await page.goto(address + '/desk/' + 'conversations/' + (await aConversation(page)))
  await page.waitForSelector('[data-test=composer]')
  await page.waitForNetworkIdle()
  await judgeState(page, 'conversation')
}

async function aConversation(page) {
  const list = await page.evaluate(async () => (await fetch('/api/conversations?view=ALL')).json())
  if (!list.items?.length) throw new Error('the demo has no conversation')
  return list.items[0].id
}

/** A shop's page with the widget, closed and open. */
async function judgeWidget(page) {
  await judgePage(page, 'demo-shop', '/demo-shop')
  await page.locator('::-p-aria(联系客服)').click()
  await page.locator('::-p-aria([role="heading"])').wait()
  await page.waitForNetworkIdle()
  await judgeState(page, 'widget')
}

const profile = mkdtempSync(join(tmpdir(), 'heqi-pages-'))
const browser = await launch({
  executablePath: browserPath(),
  userDataDir: profile,
  defaultViewport: { width: 1440, height: 900 },
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--lang=zh-CN'],
})
try {
  const page = await browser.newPage()
  await judgeDesk(page)
  await judgeWidget(page)
} finally {
  await browser.close()
  rmSync(profile, { recursive: true, force: true })
}
