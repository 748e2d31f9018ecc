import { expect, test } from 'vitest'
import { emptyForm, formOf, isSameHost, requestOf, type Model } from './form'

const kept: Model = {
  setUp: true,
  protocol: 'OPENAI',
  address: 'https://api.example.com/v1',
  model: 'small',
  keySet: true,
  timeoutSeconds: 8,
  tokensADay: 0,
  answersCustomers: true,
  helpsAgents: false,
  consent: { by: '店主', at: '2026-11-20T02:00:00Z' },
  today: { calls: 0, refused: 0, failed: 0, tokensIn: 0, tokensOut: 0 },
  paused: false,
}

test('a kept key is not shown, and left empty it is not sent', () => {
  expect(formOf(kept)).toMatchObject({ key: '', agreed: true, model: 'small' })
  expect(requestOf(formOf(kept)).key).toBeUndefined()
  expect(requestOf({ ...emptyForm(), key: ' sk-1 ' }).key).toBe('sk-1')
})

test('another path is the same host, another port or name is not', () => {
  expect(isSameHost('https://a.example/v1', 'https://a.example/v2 ')).toBe(true)
  expect(isSameHost('https://a.example/v1', 'https://a.example:8443/v1')).toBe(false)
  expect(isSameHost('https://a.example/v1', 'https://a.example.evil.example/v1')).toBe(false)
  expect(isSameHost('', 'https://a.example')).toBe(false)
})
