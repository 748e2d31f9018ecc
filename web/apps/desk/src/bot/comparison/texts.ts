import en from '../../locales/en/comparison.json'
import zh from '../../locales/zh-CN/comparison.json'
import { addTexts } from '../../shell/i18n'

addTexts('comparison', { 'zh-CN': zh, en })
