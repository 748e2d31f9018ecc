import { ElMessage } from 'element-plus'
import 'element-plus/es/components/message/style/css'
import { useI18n } from 'vue-i18n'

/** Browsers give the clipboard to pages on https and localhost only; elsewhere a selection is copied, as of old. */
function copySelected(text: string) {
  const area = document.createElement('textarea')
  area.value = text
  area.style.cssText = 'position:fixed;opacity:0'
  ;(document.querySelector('[role=dialog]') ?? document.body).append(area)
  area.select()
  const done = document.execCommand('copy')
  area.remove()
  if (!done) throw new Error('not copied')
}

/** Copies a text to the clipboard and says whether that went well. */
export function useCopy() {
  const { t } = useI18n()

  return async (text: string) => {
    try {
      if (navigator.clipboard) await navigator.clipboard.writeText(text)
      else copySelected(text)
      ElMessage.success(t('shell.copied'))
    } catch {
      ElMessage.error(t('shell.notCopied'))
    }
  }
}
