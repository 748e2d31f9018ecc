import { api, ask, type components } from '@heqi/api'
import { defineStore } from 'pinia'
import { ref } from 'vue'
import { chime } from './alerts'

export type Mention = components['schemas']['Mention']

/** Where colleagues named one in a note, and what a supervisor whispered. */
export const useMentions = defineStore('mentions', () => {
  const latest = ref<Mention[]>([])
  const unseen = ref(0)
  const failed = ref(false)
  const loaded = ref(false)

  async function load(aloud = false) {
    try {
      const alerts = await ask(api.GET('/api/mentions'))
      const whispers = alerts.latest.some((mention) => !mention.seen && mention.kind === 'WHISPER')
      if (aloud && alerts.unseen > unseen.value) chime(whispers ? 440 : 880)
      latest.value = alerts.latest
      unseen.value = alerts.unseen
      failed.value = false
      loaded.value = true
    } catch {
      failed.value = true
    }
  }

  /** What one has opened one has seen; without a conversation, all. */
  async function see(conversation?: string) {
    const open = latest.value.filter((m) => !m.seen && (!conversation || m.conversation === conversation))
    if (conversation && !open.length) return
    await api.PUT('/api/mentions/seen', { body: { conversation } })
    await load()
  }

  return { latest, unseen, failed, loaded, load, see }
})
