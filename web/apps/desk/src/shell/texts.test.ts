import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const home = join(import.meta.dirname, '../locales')

function keys(texts: object, prefix = ''): string[] {
  return Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'object' ? keys(value as object, `${prefix}${key}.`) : [prefix + key],
  )
}

function read(language: string, file: string) {
  return JSON.parse(readFileSync(join(home, language, file), 'utf8')) as object
}

test('both languages have the same rooms', () => {
  expect(readdirSync(join(home, 'en'))).toEqual(readdirSync(join(home, 'zh-CN')))
})

test.each(readdirSync(join(home, 'zh-CN')))('%s is complete in both languages and sorted', (file) => {
  const chinese = keys(read('zh-CN', file))
  expect(keys(read('en', file))).toEqual(chinese)
})

test.each(readdirSync(join(home, 'zh-CN')))('%s holds no @ that would be taken for a link', (file) => {
  for (const language of ['zh-CN', 'en'])
    expect(readFileSync(join(home, language, file), 'utf8').replaceAll("{'@'}", '')).not.toContain('@')
})
