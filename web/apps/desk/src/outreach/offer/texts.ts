import en from '../../locales/en/offer.json'
import zh from '../../locales/zh-CN/offer.json'
import { addTexts } from '../../shell/i18n'

// They come after the first page of the desk and not with it.
addTexts('offer', { 'zh-CN': zh, en })
