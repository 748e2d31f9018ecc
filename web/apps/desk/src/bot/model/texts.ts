import en from '../../locales/en/model.json'
import zh from '../../locales/zh-CN/model.json'
import { addTexts } from '../../shell/i18n'

// They come with what the large model shows and not with the first page of the desk.
addTexts('model', { 'zh-CN': zh, en })
