import en from '../locales/en/supplier.json'
import zh from '../locales/zh-CN/supplier.json'
import { addTexts } from '../shell/i18n'

// They come after the first page of the desk and not with it.
addTexts('supplier', { 'zh-CN': zh, en })
