import { beforeEach, expect, test, vi } from 'vitest'

const made: { title: string; body?: string }[] = []
let hidden = true

class Fake {
  static permission = 'granted'
  static requestPermission = () => Promise.resolve(Fake.permission)
  onclick: (() => void) | null = null
  constructor(title: string, options: { body?: string }) {
    made.push({ title, body: options.body })
  }
  close() {}
}

beforeEach(() => {
  made.length = 0
  hidden = true
  Fake.permission = 'granted'
  localStorage.clear()
  vi.resetModules()
  vi.stubGlobal('Notification', Fake)
  Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden })
})

test('nothing is shown before the agent wants it, nor while the page is in sight', async () => {
  const { notice, useNotices } = await import('./useNotices')
  notice('c', '小雨', '在吗', () => {})
  await useNotices().turn(true)
  hidden = false
  notice('c', '小雨', '在吗', () => {})
  expect(made).toEqual([])
})

test('what was said is shown only where that is wanted too', async () => {
  const { notice, useNotices } = await import('./useNotices')
  const notices = useNotices()
  await notices.turn(true)
  notice('c', '小雨', '我的电话 138', () => {})
  notices.turnText(true)
  notice('c', '小雨', '我的电话 138', () => {})
  expect(made).toEqual([
    { title: '小雨', body: undefined },
    { title: '小雨', body: '我的电话 138' },
  ])
})

test('a refusal of the browser is known', async () => {
  Fake.permission = 'denied'
  const { useNotices } = await import('./useNotices')
  const notices = useNotices()
  await notices.turn(true)
  expect(notices.on.value).toBe(false)
  expect(notices.permission.value).toBe('denied')
})
