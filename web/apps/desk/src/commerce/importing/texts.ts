import en from '../../locales/en/orderImport.json'
import zh from '../../locales/zh-CN/orderImport.json'
import { addTexts } from '../../shell/i18n'

// They come with the page of imports only.
addTexts('orderImport', { 'zh-CN': zh, en })
