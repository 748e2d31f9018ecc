import en from '../../locales/en/deal.json'
import zh from '../../locales/zh-CN/deal.json'
import { addTexts } from '../../shell/i18n'

// They come after the first page of the desk and not with it.
addTexts('deal', { 'zh-CN': zh, en })
