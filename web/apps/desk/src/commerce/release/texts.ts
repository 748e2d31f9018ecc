import '../texts'
import en from '../../locales/en/release.json'
import zh from '../../locales/zh-CN/release.json'
import { addTexts } from '../../shell/i18n'

// They come after the first page of the desk and not with it.
addTexts('release', { 'zh-CN': zh, en })
