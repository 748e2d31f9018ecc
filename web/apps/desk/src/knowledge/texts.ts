import en from '../locales/en/knowledge.json'
import zh from '../locales/zh-CN/knowledge.json'
import { addTexts } from '../shell/i18n'

// They come with these pages and not with the first one of the desk.
addTexts('knowledge', { 'zh-CN': zh, en })
