import '../../aftersale/texts'
import '../../compensation/texts'
import '../../contact/texts'
import '../../dropship/texts'
import '../release/texts'
import en from '../../locales/en/timeline.json'
import zh from '../../locales/zh-CN/timeline.json'
import { addTexts } from '../../shell/i18n'

// They come after the first page of the desk and not with it.
addTexts('timeline', { 'zh-CN': zh, en })
