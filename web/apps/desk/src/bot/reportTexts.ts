import en from '../locales/en/botReport.json'
import zh from '../locales/zh-CN/botReport.json'
import { addTexts } from '../shell/i18n'

addTexts('botReport', { 'zh-CN': zh, en })
