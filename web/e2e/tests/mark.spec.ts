import { expect } from '@playwright/test'
import {
  address,
  customerSays,
  goOnline,
  isAccessible,
  openConversation,
  openWidget,
  person,
  signIn,
  test,
} from './house'

test.use({ testIdAttribute: 'data-test' })

test('who is angry is seen in the inbox and on the board, with the reason', async ({ browser }) => {
  const agent = await person(browser)
  await signIn(agent, 'agent@demo.heqi')
  await goOnline(agent)
  const customer = await person(browser)
  await openWidget(customer)
  await customerSays(customer, '等了一个星期还不发货，你们就是骗子')

  await openConversation(agent, '你们就是骗子')
  const row = agent.getByTestId('conversation').filter({ hasText: '你们就是骗子' })
  await expect(row.locator('[data-care=ANGRY]')).toHaveText('生气')
  await agent.getByTestId('marks').click()
  const why = agent.getByRole('region', { name: '为什么这样标记' })
  await expect(why).toContainText('客户说到：骗子')
  await isAccessible(agent)
  await why.getByRole('button', { name: '看原话' }).first().click()
  await expect(agent).toHaveURL(/line=\d+/)
  await agent.keyboard.press('Escape')

  const supervisor = await person(browser)
  await signIn(supervisor, 'supervisor@demo.heqi')
  await supervisor.goto(`${address()}/desk/board`)
  const tile = supervisor.getByRole('definition').filter({ hasText: '生气 1' })
  await expect(tile).toBeVisible()
  await isAccessible(supervisor)
  await supervisor.getByTestId('needing-care').click()
  await expect(
    supervisor.getByTestId('conversation').filter({ hasText: '你们就是骗子' }).locator('[data-care=ANGRY]'),
  ).toBeVisible()
  await isAccessible(supervisor)

  await agent.getByTestId('marks').click()
  await agent.getByTestId('wrong-MOOD').click()
  await expect(row.locator('[data-care=ANGRY]')).toHaveCount(0)
  await supervisor.goto(`${address()}/desk/board`)
  await expect(supervisor.getByText('生气 0')).toBeVisible()
})
