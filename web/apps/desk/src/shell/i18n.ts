import { createI18n } from 'vue-i18n'

type Texts = Record<string, unknown>

function gather(files: Record<string, Texts>): Texts {
  return Object.fromEntries(
    Object.entries(files).map(([path, texts]) => [path.replace(/^.*\/(.*)\.json$/, '$1'), texts]),
  )
}

const zh = gather(
  import.meta.glob<Texts>(['../locales/zh-CN/*.json', '!**/knowledge.json', '!**/model.json'], {
    eager: true,
    import: 'default',
  }),
)
const en = gather(
  import.meta.glob<Texts>(['../locales/en/*.json', '!**/knowledge.json', '!**/model.json'], {
    eager: true,
    import: 'default',
  }),
)

export type Language = 'zh-CN' | 'en'

function preferred(): Language {
  const kept = localStorage.getItem('heqi.language')
  if (kept === 'zh-CN' || kept === 'en') return kept
  return navigator.language.startsWith('zh') ? 'zh-CN' : 'en'
}

export const i18n = createI18n({
  legacy: false,
  locale: preferred(),
  fallbackLocale: 'zh-CN',
  messages: { 'zh-CN': zh, en } as never,
})

/** Texts of a room that come with its pages. */
export function addTexts(room: string, texts: Record<Language, Texts>) {
  for (const language of ['zh-CN', 'en'] as const)
    i18n.global.mergeLocaleMessage(language, { [room]: texts[language] } as never)
}

/** A text outside of components. */
export const words = (key: string, facts: Record<string, string> = {}): string =>
  (i18n as unknown as { global: { t(key: string, facts: object): string } }).global.t(key, facts)

export function setLanguage(language: Language) {
  i18n.global.locale.value = language
  localStorage.setItem('heqi.language', language)
  document.documentElement.lang = language
}
document.documentElement.lang = preferred()
