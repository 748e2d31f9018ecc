import { expect, test } from 'vitest'
import { formOf, lacksOf, newAnswer, newItem, newPart, requestOf } from './form'
import type { Version } from './types'

const zone = 'Asia/Shanghai'
const picture = '0197b2c0-0000-7000-8000-000000000001'

const aVersion = (): Version => ({
  version: 3,
  title: '多久发货？',
  questions: ['什么时候发货', '几天能发'],
  answers: [
    { shops: ['s1'], channels: [], minVip: 2, product: '预售', parts: [{ text: '三天内' }, { picture }] },
    { shops: [], channels: [], minVip: 0, product: '', parts: [{ text: '当天' }] },
  ],
  scene: '催发货',
  terms: {
    reviewBy: '2026-12-31T16:00:00Z',
    validFrom: '2026-11-30T16:00:00Z',
    validUntil: undefined,
    inHelp: true,
  },
  author: 'a1',
  writtenAt: '2026-11-20T02:00:00Z',
})

const aForm = () => formOf(aVersion(), zone)

test('what is opened and saved again is what it was', () => {
  const { title, questions, answers, scene, terms } = aVersion()
  expect(requestOf('ARTICLE', aForm(), zone, terms)).toEqual({
    kind: 'ARTICLE',
    title,
    questions,
    answers,
    scene,
    terms,
  })
})

test('terms are shown as days, the last one included', () => {
  const form = aForm()
  expect([form.reviewBy, form.validFrom, form.validUntil]).toEqual(['2026-12-31', '2026-12-01', ''])
})

test('a day that nobody changed keeps its hour', () => {
  const terms = { ...aVersion().terms, reviewBy: '2026-12-31T03:30:00Z' }
  const form = formOf({ ...aVersion(), terms }, zone)
  expect(requestOf('ARTICLE', form, zone, terms).terms.reviewBy).toBe('2026-12-31T03:30:00Z')
  form.reviewBy = '2027-01-15'
  expect(requestOf('ARTICLE', form, zone, terms).terms.reviewBy).toBe('2027-01-15T16:00:00.000Z')
  form.reviewBy = ''
  expect(requestOf('ARTICLE', form, zone, terms).terms.reviewBy).toBeUndefined()
})

test('empty lines, doubles and empty parts are left out', () => {
  const form = { ...newItem(' 多久发货？ '), questions: '几天能发\n\n  几天能发 \n何时发' }
  form.answers[0]!.parts = [newPart(), { ...newPart(), text: ' 当天 ' }, newPart(picture)]
  const request = requestOf('SCRIPT', form, zone)
  expect(request.title).toBe('多久发货？')
  expect(request.questions).toEqual(['几天能发', '何时发'])
  expect(request.answers[0]!.parts).toEqual([{ text: '当天' }, { picture }])
})

test('says what is lacking', () => {
  const form = newItem()
  form.answers.push(newAnswer())
  form.answers[0]!.parts[0]!.text = '当天'
  Object.assign(form, { validFrom: '2026-12-02', validUntil: '2026-12-01', questions: '问'.repeat(201) })
  expect(lacksOf(form)).toEqual([
    { what: 'title' },
    { what: 'longQuestion' },
    { what: 'emptyAnswer', at: 2 },
    { what: 'validity' },
  ])
  expect(lacksOf(aForm())).toEqual([])
})

test('a single day is a time of validity', () => {
  expect(lacksOf({ ...aForm(), validFrom: '2026-12-01', validUntil: '2026-12-01' })).toEqual([])
})
