import { expect, test } from 'vitest'
import { cellsOf } from './cells'

test('each cell has its name and what stood in it', () => {
  expect(cellsOf('{会话="k0", 买家="小雨", 发送方=""}')).toEqual([
    { name: '会话', value: 'k0' },
    { name: '买家', value: '小雨' },
    { name: '发送方', value: '' },
  ])
})

test('a row that was cut off keeps what is left of its last cell', () => {
  expect(cellsOf('{会话="k0", 内容="我要退').at(-1)).toEqual({ name: '内容', value: '我要退' })
})

test('quotation marks within a cell do not end it', () => {
  expect(cellsOf('{内容="他说"好", 就走了", 客服="小林"}').at(-1)?.name).toBe('客服')
})

test('what is no row has no cells', () => {
  expect(cellsOf('not a row')).toEqual([])
})
