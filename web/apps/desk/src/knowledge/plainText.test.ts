import { expect, test } from 'vitest'
import { blocksOf, headed, withHeading } from './plainText'

test('lines that begin with a dash or a number are lists', () => {
  expect(blocksOf('先问：\n- 家人\n- 驿站\n\n1. 查签收照片\n2、补发\n完')).toEqual([
    { kind: 'text', lines: ['先问：'] },
    { kind: 'bullets', lines: ['家人', '驿站'] },
    { kind: 'numbers', lines: ['查签收照片', '补发'] },
    { kind: 'text', lines: ['完'] },
  ])
})

test('nothing else in a text means anything', () => {
  const text = '<img src=x onerror=alert(1)> **粗** [链](javascript:alert(1))'
  expect(blocksOf(text)).toEqual([{ kind: 'text', lines: [text] }])
})

test('a part is headed by a short first line with a colon', () => {
  expect(headed('尺码：\nS 到 3XL')).toEqual({ heading: '尺码', body: 'S 到 3XL' })
  expect(headed('Care:\ncold wash')).toEqual({ heading: 'Care', body: 'cold wash' })
  expect(headed('尺码：S 到 3XL')).toEqual({ heading: '', body: '尺码：S 到 3XL' })
  expect(headed('这一行太长了不会是一个标题因为它超过二十个字的：\n内容').heading).toBe('')
})

test('a heading is put on, changed and taken away', () => {
  expect(withHeading('S 到 3XL', '尺码')).toBe('尺码：\nS 到 3XL')
  expect(withHeading('尺码：\nS 到 3XL', 'Sizes', ':')).toBe('Sizes:\nS 到 3XL')
  expect(withHeading('尺码：\nS 到 3XL', '')).toBe('S 到 3XL')
})
