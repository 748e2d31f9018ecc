import { flushPromises } from '@vue/test-utils'
import { beforeEach, expect, test, vi } from 'vitest'
import { effectScope, ref, type Ref } from 'vue'
import type { Row } from '../../conversation/types'
import { useBeside } from './useBeside'

const answers = vi.hoisted(() => ({ next: [] as unknown[], asked: 0 }))
vi.mock('@heqi/api', () => ({
  api: { GET: () => ++answers.asked },
  ask: () => {
    const next = answers.next.shift()
    return next instanceof Error ? Promise.reject(next) : Promise.resolve(next)
  },
}))

const found = (item: string) => [{ reason: 'PAGE', known: { item } }]
const aRow = () => ref({ id: 'c1', sourcePage: 'a', lastSeq: 1, lastSender: 'CUSTOMER' } as Row)

beforeEach(() => {
  answers.next = []
  answers.asked = 0
})

function beside(row: Ref<Row>, held = ref(false)) {
  return effectScope().run(() => useBeside(row, held))!
}

test('it follows the customer to another page', async () => {
  answers.next = [found('dress'), found('shirt')]
  const row = aRow()
  const { shown } = beside(row)
  await flushPromises()
  row.value = { ...row.value, sourcePage: 'b' }
  await flushPromises()
  expect(shown.value).toEqual(found('shirt'))
})

test('what is new waits while the panel is held', async () => {
  answers.next = [found('dress'), found('shirt')]
  const row = aRow()
  const held = ref(true)
  const { shown, waiting } = beside(row, held)
  await flushPromises()
  expect(shown.value).toEqual(found('dress'))
  row.value = { ...row.value, sourcePage: 'b' }
  await flushPromises()
  expect(shown.value).toEqual(found('dress'))
  expect(waiting.value).toEqual(found('shirt'))
  held.value = false
  await flushPromises()
  expect(shown.value).toEqual(found('shirt'))
  expect(waiting.value).toBeUndefined()
})

test('another conversation is shown at once', async () => {
  answers.next = [found('dress'), found('shirt')]
  const row = aRow()
  const { shown } = beside(row, ref(true))
  await flushPromises()
  row.value = { ...row.value, id: 'c2' }
  await flushPromises()
  expect(shown.value).toEqual(found('shirt'))
})

test('what our side says is no reason to ask again', async () => {
  answers.next = [found('dress')]
  const row = aRow()
  beside(row)
  await flushPromises()
  row.value = { ...row.value, lastSeq: 2, lastSender: 'AGENT' }
  await flushPromises()
  expect(answers.asked).toBe(1)
})

test('what was there stays when the next one fails', async () => {
  answers.next = [found('dress'), new Error('offline')]
  const row = aRow()
  const { shown, failed } = beside(row)
  await flushPromises()
  row.value = { ...row.value, sourcePage: 'b' }
  await flushPromises()
  expect(shown.value).toEqual(found('dress'))
  expect(failed.value).toBe(false)
})
