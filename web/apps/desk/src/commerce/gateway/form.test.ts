import { expect, test } from 'vitest'
import { formOf, isComplete, isKept, localTime, requestOf, type Gateway, type Standing } from './form'

const standing: Standing = {
  appKey: 'app-1',
  kept: ['APP_SECRET', 'ACCESS_TOKEN'],
  enabled: false,
  pulledThrough: '2026-11-20T02:00:00Z',
  pulled: 1,
  pushed: 0,
  nextPullAt: '2026-11-20T02:02:00Z',
  problems: [],
}
const gateway: Gateway = {
  platform: 'PDD',
  available: true,
  needs: ['APP_SECRET', 'ACCESS_TOKEN'],
  takes: ['REFRESH_TOKEN'],
  standing,
}

test('secrets that are kept need not be entered again, those of another app do', () => {
  const form = formOf(standing)
  expect(form).toMatchObject({ appKey: 'app-1', enabled: false, secrets: {} })
  expect(isComplete(form, gateway)).toBe(true)
  form.appKey = 'app-2'
  expect(isKept(form, 'APP_SECRET', standing)).toBe(false)
  expect(isComplete(form, gateway)).toBe(false)
  form.secrets = { APP_SECRET: 's', ACCESS_TOKEN: 't' }
  expect(isComplete(form, gateway)).toBe(true)
})

test('only what was entered is sent', () => {
  const form = { ...formOf(), appKey: ' app ', secrets: { APP_SECRET: 's', REFRESH_TOKEN: ' ' } }
  expect(requestOf(form)).toMatchObject({ appKey: 'app', secrets: { APP_SECRET: 's' }, daysBack: 7 })
  expect(requestOf(form).expiresAt).toBeUndefined()
})

test('the end of a token is the same moment in the field and out of it', () => {
  const iso = '2026-11-20T02:30:00.000Z'
  expect(requestOf({ ...formOf(), expiresAt: localTime(iso) }).expiresAt).toBe(iso)
})
