import en from '../locales/en/cause.json'
import zh from '../locales/zh-CN/cause.json'
import { addTexts } from '../shell/i18n'
import '../aftersale/texts'
import '../report/deal/texts'

// They come after the first page of the desk and not with it.
addTexts('cause', { 'zh-CN': zh, en })
