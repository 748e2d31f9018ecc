import { ref, watchEffect } from 'vue'

export type Theme = 'light' | 'dark' | 'system'

const kept = localStorage.getItem('heqi.theme')
export const theme = ref<Theme>(kept === 'light' || kept === 'dark' ? kept : 'system')

export function startTheme() {
  const system = window.matchMedia('(prefers-color-scheme: dark)')
  const apply = () => {
    const dark = theme.value === 'dark' || (theme.value === 'system' && system.matches)
    document.documentElement.classList.toggle('dark', dark)
  }
  system.addEventListener('change', apply)
  window.addEventListener('beforeprint', () => document.documentElement.classList.remove('dark'))
  window.addEventListener('afterprint', apply)
  watchEffect(() => {
    localStorage.setItem('heqi.theme', theme.value)
    apply()
  })
}
