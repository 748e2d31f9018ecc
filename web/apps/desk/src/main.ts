import 'element-plus/theme-chalk/base.css'
import 'element-plus/theme-chalk/dark/css-vars.css'
import './style.css'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import { i18n, startLanguage } from './shell/i18n'
import { router } from './shell/router'
import { startTheme } from './shell/theme'
import DeskApp from './shell/DeskApp.vue'

startTheme()
await startLanguage()
createApp(DeskApp).use(createPinia()).use(i18n).use(router).mount('#app')
