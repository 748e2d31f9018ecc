import en from '../../locales/en/chart.json'
import zh from '../../locales/zh-CN/chart.json'
import { addTexts } from '../../shell/i18n'

// They come with the first chart and not with the first page of the desk.
addTexts('chart', { 'zh-CN': zh, en })
