import '../texts'
import '../../contact/texts'
import en from '../../locales/en/parcelTrouble.json'
import zh from '../../locales/zh-CN/parcelTrouble.json'
import { addTexts } from '../../shell/i18n'

// They come after the first page of the desk and not with it.
addTexts('parcelTrouble', { 'zh-CN': zh, en })
