import en from '../locales/en/drawing.json'
import zh from '../locales/zh-CN/drawing.json'
import { addTexts } from '../shell/i18n'

// They come with these pages and not with the first one of the desk.
addTexts('drawing', { 'zh-CN': zh, en })
