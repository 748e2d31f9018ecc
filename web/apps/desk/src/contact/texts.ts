import en from '../locales/en/contact.json'
import zh from '../locales/zh-CN/contact.json'
import { addTexts } from '../shell/i18n'

// They come after the first page of the desk and not with it.
addTexts('contact', { 'zh-CN': zh, en })
