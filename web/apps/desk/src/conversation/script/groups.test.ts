import { expect, it } from 'vitest'
import { groupsOf } from './groups'
import type { Script } from './types'

const script = (title: string, scene: string, suits = false) =>
  ({ title, scene, suits, parts: [] }) as unknown as Script

it('puts what suits first and scenes in the order of their best script', () => {
  const groups = groupsOf([
    script('退货', '售后', true),
    script('催付', '催单'),
    script('安抚', '售后'),
    script('改价', '催单'),
    script('你好', ''),
  ])
  expect(groups.map((group) => [group.suits, group.scene, group.scripts.map((one) => one.title)])).toEqual([
    [true, '售后', ['退货']],
    [false, '催单', ['催付', '改价']],
    [false, '售后', ['安抚']],
    [false, '', ['你好']],
  ])
})
