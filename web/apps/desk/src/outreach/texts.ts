import en from '../locales/en/outreach.json'
import zh from '../locales/zh-CN/outreach.json'
import { addTexts } from '../shell/i18n'

// They come after the first page of the desk and not with it.
addTexts('outreach', { 'zh-CN': zh, en })
