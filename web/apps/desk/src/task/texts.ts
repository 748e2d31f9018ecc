import en from '../locales/en/task.json'
import zh from '../locales/zh-CN/task.json'
import { addTexts } from '../shell/i18n'

// They come after the first page of the desk and not with it.
addTexts('task', { 'zh-CN': zh, en })
