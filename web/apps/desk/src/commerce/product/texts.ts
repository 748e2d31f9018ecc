import en from '../../locales/en/product.json'
import zh from '../../locales/zh-CN/product.json'
import { addTexts } from '../../shell/i18n'

// They come after the first page of the desk and not with it.
addTexts('product', { 'zh-CN': zh, en })
