import { expect, it } from 'vitest'
import { openGap, placeholdersOf } from './gaps'
import { piecesOf } from './pieces'

const text = '您好 {customer.name}，{shop.hours} 在'
const gaps = [
  { code: 'customer.name', start: 3, end: 18 },
  { code: 'shop.hours', start: 19, end: 31 },
]

it('shows gaps apart from what is filled', () => {
  expect(piecesOf(text, gaps)).toEqual([
    { text: '您好 ' },
    { text: '{customer.name}', code: 'customer.name' },
    { text: '，' },
    { text: '{shop.hours}', code: 'shop.hours' },
    { text: ' 在' },
  ])
  expect(piecesOf('您好', [])).toEqual([{ text: '您好' }])
  expect(piecesOf('', [])).toEqual([])
})

it('finds the first gap that nobody filled in yet', () => {
  const placeholders = placeholdersOf(text, gaps)
  expect(openGap(text, placeholders)).toEqual({ placeholder: '{customer.name}', start: 3, end: 18 })
  expect(openGap('您好 小满，{shop.hours} 在', placeholders)?.start).toBe(6)
  expect(openGap('您好 小满', placeholders)).toBeUndefined()
})

it('takes a filled value with braces for text', () => {
  expect(openGap('您好 {agent.name}', [])).toBeUndefined()
})
