import { expect, test } from 'vitest'
import { ref } from 'vue'
import type { Row } from './types'
import { useChoice } from './useChoice'

const rows = (count: number) => ref(Array.from({ length: count }, (_, n) => ({ id: `r${n}` }) as Row))

test('Shift chooses the stretch since the last one, in either direction', () => {
  const choice = useChoice(rows(9))
  choice.toggle('r5')
  choice.toggle('r3', true)
  expect(choice.chosen.value).toEqual(['r3', 'r4', 'r5'])
  choice.toggle('r4')
  expect(choice.chosen.value).toEqual(['r3', 'r5'])
})

test('never more than two hundred, and none that left the list', () => {
  const shown = rows(250)
  const choice = useChoice(shown)
  choice.all()
  expect(choice.chosen.value).toHaveLength(200)
  shown.value = shown.value.slice(0, 3)
  expect(choice.chosen.value).toEqual(['r0', 'r1', 'r2'])
})
