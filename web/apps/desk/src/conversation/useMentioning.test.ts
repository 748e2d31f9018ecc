import { expect, test } from 'vitest'
import { ref } from 'vue'
import { useMentioning } from './useMentioning'

const field = (value: string) => ref({ selectionStart: value.length } as HTMLTextAreaElement)

test('names are offered after an @ that begins a word, in notes only', () => {
  const text = ref('请看 @小')
  const on = ref(true)
  const mentioning = useMentioning(text, field(text.value), on)
  mentioning.moved()
  expect(mentioning.query.value).toBe('小')
  on.value = false
  expect(mentioning.query.value).toBeUndefined()
  const mail = ref('a@b')
  const other = useMentioning(mail, field(mail.value), ref(true))
  other.moved()
  expect(other.query.value).toBeUndefined()
})

test('who was chosen and deleted again is not mentioned', () => {
  const text = ref('@')
  const mentioning = useMentioning(text, ref(undefined), ref(true))
  mentioning.moved()
  mentioning.choose({ id: 'a', name: '小陈' })
  expect(text.value).toBe('@小陈 ')
  expect(mentioning.mentioned(text.value + '看看')).toEqual(['a'])
  expect(mentioning.mentioned('算了')).toEqual([])
})
