import en from '../locales/en/flow.json'
import zh from '../locales/zh-CN/flow.json'
import { addTexts } from '../shell/i18n'

// They come with these pages and not with the first one of the desk.
addTexts('flow', { 'zh-CN': zh, en })
