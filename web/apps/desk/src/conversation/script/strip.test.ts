import { expect, it } from 'vitest'
import { openPart, sendStrip, stripOf, type Waiting } from './strip'
import type { Script } from './types'

const script = {
  item: 's',
  title: '尺码',
  scene: '',
  suits: false,
  parts: [
    { text: '您好', gaps: [] },
    { picture: 'p', gaps: [] },
    { text: '{customer.name} 看图', gaps: [{ code: 'customer.name', start: 0, end: 15 }] },
  ],
} as Script

let keys = 0
const strip = () => stripOf(script, () => `k${++keys}`)

it('sends all parts in order, each once, however often one presses Enter', async () => {
  const one = strip()
  const sent: Waiting[] = []
  const send = async (part: Waiting) => {
    await Promise.resolve()
    sent.push(part)
    return undefined
  }
  const [first, second] = await Promise.all([sendStrip(one, send), sendStrip(one, send)])
  expect([first, second]).toEqual([true, false])
  expect(sent.map((part) => part.text ?? part.picture)).toEqual(['您好', 'p', '{customer.name} 看图'])
  expect(new Set(sent.map((part) => part.key)).size).toBe(3)
  expect(one.parts).toEqual([])
})

it('keeps what failed and all behind it, and sends it again under the same key', async () => {
  const one = strip()
  const keysSent: string[] = []
  let fails = true
  const send = (part: Waiting) => {
    keysSent.push(part.key)
    return Promise.resolve(part.picture && fails ? '太大' : undefined)
  }
  expect(await sendStrip(one, send)).toBe(false)
  expect(one.parts.map((part) => part.failure)).toEqual(['太大', undefined])
  fails = false
  expect(await sendStrip(one, send)).toBe(true)
  expect(keysSent[1]).toBe(keysSent[2])
  expect(keysSent).toHaveLength(4)
})

it('leaves out a text that was emptied', async () => {
  const one = strip()
  one.parts[0]!.text = ' '
  const sent: string[] = []
  await sendStrip(one, (part) => {
    sent.push(part.key)
    return Promise.resolve(undefined)
  })
  expect(sent).toHaveLength(2)
})

it('names the part with a placeholder that nobody filled in', () => {
  const one = strip()
  expect(openPart(one)?.part).toBe(one.parts[2])
  one.parts[2]!.text = '小满 看图'
  expect(openPart(one)).toBeUndefined()
})
