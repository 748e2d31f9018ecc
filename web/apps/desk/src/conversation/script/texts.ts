import en from '../../locales/en/script.json'
import zh from '../../locales/zh-CN/script.json'
import { addTexts } from '../../shell/i18n'

// They come with the menu of scripts and not with the first page of the desk.
addTexts('script', { 'zh-CN': zh, en })
