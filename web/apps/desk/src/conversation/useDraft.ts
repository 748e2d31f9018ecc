import { api, ask } from '@heqi/api'
import { onBeforeUnmount, onMounted, watch, type Ref } from 'vue'

const SAVE_AFTER = 800

/**
 * Keeps what is being typed to a customer on the server, so that it is there after a reload and elsewhere. Gives
 * what was found there, which nobody types just now.
 */
export function useDraft(conversation: string, text: Ref<string>, meant: () => boolean) {
  const params = { path: { conversation } }
  let timer: number | undefined
  let loaded = false
  const draft = { restored: '' }

  const save = () =>
    api.PUT('/api/conversations/{conversation}/draft', { params, body: { body: meant() ? text.value : '' } })

  watch(text, () => {
    if (!loaded) return
    window.clearTimeout(timer)
    timer = window.setTimeout(() => void save(), SAVE_AFTER)
  })
  onMounted(async () => {
    const kept = await ask(api.GET('/api/conversations/{conversation}/draft', { params })).catch(
      () => undefined,
    )
    if (kept?.body && !text.value) text.value = draft.restored = kept.body
    loaded = true
  })
  onBeforeUnmount(() => {
    window.clearTimeout(timer)
    if (loaded) void save()
  })
  return draft
}
