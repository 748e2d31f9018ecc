import en from '../../locales/en/gateway.json'
import zh from '../../locales/zh-CN/gateway.json'
import { addTexts } from '../../shell/i18n'

// They come with the page of a shop's connection and not with the first page of the desk.
addTexts('gateway', { 'zh-CN': zh, en })
