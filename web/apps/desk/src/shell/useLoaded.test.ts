import { mount } from '@vue/test-utils'
import { expect, test, vi } from 'vitest'
import { defineComponent } from 'vue'
import { every, useLoaded } from './useLoaded'
import { usePaged } from './usePaged'

/** Runs the work as a component of a page would. */
function onAPage<T>(work: () => T) {
  let made: T
  const page = mount(defineComponent({ setup: () => ((made = work()), () => null) }))
  return { ...made!, page }
}
const settled = () => new Promise((done) => setTimeout(done))

test('what a page shows is fetched when it appears', async () => {
  const { data, loading, failed } = onAPage(() => useLoaded(() => Promise.resolve(['a'])))
  expect(loading.value).toBe(true)
  await settled()
  expect([data.value, loading.value, failed.value]).toEqual([['a'], false, false])
})

test('a failure is told until it is fetched after all', async () => {
  const fetch = vi.fn().mockRejectedValueOnce(new Error()).mockResolvedValue('here')
  const { data, failed, load } = onAPage(() => useLoaded<string>(fetch))
  await settled()
  expect(failed.value).toBe(true)
  await load()
  expect([data.value, failed.value]).toEqual(['here', false])
})

test('of two fetches the later one counts, whichever answers first', async () => {
  const answers: ((value: string) => void)[] = []
  const { data, load } = onAPage(() => useLoaded(() => new Promise<string>((done) => answers.push(done))))
  void load()
  answers[1]!('second')
  answers[0]!('first')
  await settled()
  expect(data.value).toBe('second')
})

test('pages follow each other, and begin anew', async () => {
  const fetch = vi.fn((after?: string) =>
    Promise.resolve(after ? { items: [3], next: null } : { items: [1, 2], next: 'b' }),
  )
  const { items, next, more, load } = onAPage(() => usePaged(fetch))
  await settled()
  await more()
  expect([items.value, next.value]).toEqual([[1, 2, 3], null])
  await load()
  expect(items.value).toEqual([1, 2])
})

test('what is done every so often ends with the page', () => {
  vi.useFakeTimers()
  const work = vi.fn()
  const { page } = onAPage(() => (every(1_000, work), {}))
  vi.advanceTimersByTime(2_500)
  page.unmount()
  vi.advanceTimersByTime(5_000)
  expect(work).toHaveBeenCalledTimes(2)
  vi.useRealTimers()
})
