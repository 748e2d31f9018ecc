import en from '../locales/en/aftersale.json'
import zh from '../locales/zh-CN/aftersale.json'
import { addTexts } from '../shell/i18n'

// They come after the first page of the desk and not with it.
addTexts('aftersale', { 'zh-CN': zh, en })
