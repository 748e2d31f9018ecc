import { ElMessageBox } from 'element-plus'
import 'element-plus/es/components/message-box/style/css'
import { onBeforeUnmount, onMounted } from 'vue'
import { useI18n } from 'vue-i18n'
import { onBeforeRouteLeave, onBeforeRouteUpdate } from 'vue-router'

/**
 * Asks before one leaves an item that is not saved, and saves it with Ctrl+S. What it gives lets one go without being
 * asked.
 */
export function useUnsaved(isChanged: () => boolean, save: () => void) {
  const { t } = useI18n()
  let isFree = false

  async function mayLeave() {
    if (isFree || !isChanged()) return true
    return ElMessageBox.confirm(t('knowledge.leaveSure'), {
      confirmButtonText: t('knowledge.stay'),
      cancelButtonText: t('knowledge.leave'),
      distinguishCancelAndClose: true,
      type: 'warning',
    }).then(
      () => false,
      (answer) => answer === 'cancel',
    )
  }
  onBeforeRouteLeave(mayLeave)
  onBeforeRouteUpdate((to, from) => to.params.item === from.params.item || mayLeave())

  function warn(event: BeforeUnloadEvent) {
    if (isChanged()) event.preventDefault()
  }
  function hear(event: KeyboardEvent) {
    if (!(event.ctrlKey || event.metaKey) || event.key !== 's') return
    event.preventDefault()
    if (isChanged()) save()
  }
  onMounted(() => {
    window.addEventListener('beforeunload', warn)
    window.addEventListener('keydown', hear)
  })
  onBeforeUnmount(() => {
    window.removeEventListener('beforeunload', warn)
    window.removeEventListener('keydown', hear)
  })
  return () => void (isFree = true)
}
