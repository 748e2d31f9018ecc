import en from '../../locales/en/beside.json'
import zh from '../../locales/zh-CN/beside.json'
import { addTexts } from '../../shell/i18n'

// They come after the first page of the desk and not with it.
addTexts('beside', { 'zh-CN': zh, en })
