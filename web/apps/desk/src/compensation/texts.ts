import en from '../locales/en/compensation.json'
import zh from '../locales/zh-CN/compensation.json'
import { addTexts } from '../shell/i18n'

// They come after the first page of the desk and not with it.
addTexts('compensation', { 'zh-CN': zh, en })
