import '../texts'
import '../../task/texts'
import en from '../../locales/en/reminder.json'
import zh from '../../locales/zh-CN/reminder.json'
import { addTexts } from '../../shell/i18n'

// They come after the first page of the desk and not with it.
addTexts('reminder', { 'zh-CN': zh, en })
