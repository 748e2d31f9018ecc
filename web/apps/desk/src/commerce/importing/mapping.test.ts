import { expect, test } from 'vitest'
import { fieldsByColumn, unsettled, withField } from './mapping'
import type { Mapping } from './types'

const mapping: Mapping = {
  columns: { NUMBER: 0, TITLE: 2 },
  words: { 已发货: 'SHIPPED' },
  dates: 'YEAR_FIRST',
  zone: 'Asia/Shanghai',
  addsRows: false,
}

test('each column has its field or none', () => {
  expect(fieldsByColumn(mapping, 4)).toEqual(['NUMBER', '', 'TITLE', ''])
})

test('a field stands in one column only', () => {
  expect(withField(mapping, 3, 'TITLE').columns).toEqual({ NUMBER: 0, TITLE: 3 })
  expect(withField(mapping, 0, 'TITLE').columns).toEqual({ TITLE: 0 })
})

test('a column can be left out', () => {
  expect(withField(mapping, 2, '').columns).toEqual({ NUMBER: 0 })
})

test('words without a meaning are named', () => {
  expect(unsettled({ 已发货: 3, 神秘: 1 }, mapping.words)).toEqual(['神秘'])
})
