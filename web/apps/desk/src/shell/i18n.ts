import { createI18n } from 'vue-i18n'
import type { Texts } from './rooms'

export type Language = 'zh-CN' | 'en'

/** A language's texts come when it is first shown: hardly anybody ever reads both. */
const catalogues: Record<Language, () => Promise<{ default: Texts }>> = {
  'zh-CN': () => import('../locales/zh-CN'),
  en: () => import('../locales/en'),
}

function preferred(): Language {
  const kept = localStorage.getItem('heqi.language')
  if (kept === 'zh-CN' || kept === 'en') return kept
  return navigator.language.startsWith('zh') ? 'zh-CN' : 'en'
}

export const i18n = createI18n({ legacy: false, locale: preferred(), messages: {} as never })

/** Texts of a room that come with its pages. */
export function addTexts(room: string, texts: Record<Language, Texts>) {
  for (const language of ['zh-CN', 'en'] as const)
    i18n.global.mergeLocaleMessage(language, { [room]: texts[language] } as never)
}

/** A text outside of components. */
export const words = (key: string, facts: Record<string, string> = {}): string =>
  (i18n as unknown as { global: { t(key: string, facts: object): string } }).global.t(key, facts)

async function show(language: Language) {
  const { default: texts } = await catalogues[language]()
  i18n.global.mergeLocaleMessage(language, texts as never)
  i18n.global.locale.value = language
  document.documentElement.lang = language
}

/** Resolves as soon as there are words to show. */
export const startLanguage = () => show(preferred())

export async function setLanguage(language: Language) {
  localStorage.setItem('heqi.language', language)
  await show(language)
}
