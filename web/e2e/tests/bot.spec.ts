import { expect, test, type Page } from '@playwright/test'
import {
  address,
  customerSays,
  goOnline,
  isAccessible,
  openConversation,
  openWidget,
  person,
  signIn,
} from './house'

test.use({ testIdAttribute: 'data-test' })

/** Switches the demo shop's bot on or off, as its manager. */
async function switchBot(page: Page, enabled: boolean) {
  await page.goto(address() + '/desk/settings/bot')
  const box = page.getByRole('switch', { name: '由机器人先接待' })
  await expect(box).toBeAttached()
  const isOn = (await box.getAttribute('aria-checked')) === 'true'
  if (isOn === enabled) return
  await box.press('Space')
  await page.getByTestId('bot-save').click()
  await expect(page.getByTestId('bot-save')).toBeDisabled()
}

test('the bot answers, offers, gives up, and a person sees what was tried', async ({ browser }) => {
  const owner = await person(browser)
  await signIn(owner, 'owner@demo.heqi')
  await switchBot(owner, true)
  await isAccessible(owner)

  const buyer = await person(browser)
  await openWidget(buyer)
  await customerSays(buyer, '几天能发出？')
  const answered = buyer.getByTestId('line').filter({ hasText: '付款后 48 小时内发货' })
  await expect(answered).toBeVisible()
  await expect(buyer.getByText('机器人为您服务')).toBeVisible()
  await isAccessible(buyer)
  await buyer.screenshot({ path: 'e2e/results/bot-widget.png' })

  await buyer.getByRole('button', { name: '转人工' }).click()
  await expect(buyer.getByText(/转接人工客服/)).toBeVisible()

  const agent = await person(browser)
  await signIn(agent, 'agent@demo.heqi')
  await goOnline(agent)
  await openConversation(agent, '转人工')
  const card = agent.getByTestId('hand-over')
  await expect(card).toContainText('顾客要求人工')
  await expect(card).toContainText('几天能发出')
  await expect(card).toContainText('什么时候发货')

  await customerSays(buyer, '那退货的运费是谁承担')
  await expect(agent.getByTestId('suggestion')).toContainText('质量问题由我们承担运费')
  await isAccessible(agent)
  await agent.screenshot({ path: 'e2e/results/suggestion.png' })
  await agent.getByTestId('composer').press('Tab')
  await expect(agent.getByTestId('composer')).toHaveValue(/质量问题由我们承担运费/)
  await agent.getByTestId('composer').press('Enter')
  await expect(buyer.getByTestId('line').filter({ hasText: '质量问题由我们承担运费' })).toBeVisible()

  await switchBot(owner, false)
})
