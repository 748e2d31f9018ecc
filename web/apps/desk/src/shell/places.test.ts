import { expect, test } from 'vitest'
import { groups, placesOf, reachable, work } from './places'

const names = (places: { name: string }[]) => places.map((place) => place.name)

test('an agent is offered the daily work and nothing to set up', () => {
  const offered = reachable(() => false)
  expect(names(offered.work)).toEqual(['conversations', 'sheet'])
  expect(offered.groups).toEqual([])
})

test('an owner is offered every place once', () => {
  const offered = reachable(() => true)
  const all = [...offered.work, ...offered.groups.flatMap(placesOf)]
  expect(names(all).sort()).toEqual(names([...work, ...groups.flatMap(placesOf)]).sort())
})

test('a group with a single place left stands on the rail as that place', () => {
  const offered = reachable((permission) => permission === 'conversation.words')
  expect(names(offered.work)).toEqual(['conversations', 'sheet', 'words'])
  expect(offered.groups).toEqual([])
})

test('sections without a place are not headed', () => {
  const offered = reachable((permission) => permission === 'merchant.settings')
  expect(names(offered.groups[0]!.sections)).toEqual(['reach', 'systems'])
})
