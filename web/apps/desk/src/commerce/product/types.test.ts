import { expect, test } from 'vitest'
import { standing } from './types'

const now = Date.parse('2026-12-12T00:00:00Z')
const policy = (validFrom: string, validUntil?: string) => ({ validFrom, validUntil })

test('a policy holds from its first moment to before its last', () => {
  expect(standing(policy('2026-12-12T00:00:00Z'), now)).toBe('current')
  expect(standing(policy('2026-12-12T00:00:01Z'), now)).toBe('later')
  expect(standing(policy('2026-12-01T00:00:00Z', '2026-12-12T00:00:00Z'), now)).toBe('ended')
  expect(standing(policy('2026-12-01T00:00:00Z', '2026-12-12T00:00:01Z'), now)).toBe('current')
})
