import en from '../locales/en/dropship.json'
import zh from '../locales/zh-CN/dropship.json'
import { addTexts } from '../shell/i18n'

// They come after the first page of the desk and not with it.
addTexts('dropship', { 'zh-CN': zh, en })
