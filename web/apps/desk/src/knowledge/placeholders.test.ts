import { expect, it } from 'vitest'
import { piecesOf, placeholdersIn, type Variable } from './placeholders'

const name: Variable = { code: 'customer.name', name: '客户称呼', example: '林小满', needs: '有称呼' }

it('tells placeholders from text, and known ones from unknown ones', () => {
  expect(piecesOf('您好 { customer.name }，{{nobody}} {姓名}', [name])).toEqual([
    { text: '您好 ' },
    { text: '{ customer.name }', code: 'customer.name', variable: name },
    { text: '，{' },
    { text: '{nobody}', code: 'nobody', variable: undefined },
    { text: '} {姓名}' },
  ])
})

it('names each placeholder once', () => {
  expect(placeholdersIn('{customer.name} {customer.name}', [name]).map((one) => one.code)).toEqual([
    'customer.name',
  ])
  expect(placeholdersIn('{}', [name])).toEqual([])
})
