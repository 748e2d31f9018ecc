import en from '../locales/en/commerce.json'
import zh from '../locales/zh-CN/commerce.json'
import { addTexts } from '../shell/i18n'

// They come after the first page of the desk and not with it.
addTexts('commerce', { 'zh-CN': zh, en })
