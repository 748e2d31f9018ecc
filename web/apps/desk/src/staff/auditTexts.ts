import en from '../locales/en/audit.json'
import zh from '../locales/zh-CN/audit.json'
import { addTexts } from '../shell/i18n'

addTexts('audit', { 'zh-CN': zh, en })
