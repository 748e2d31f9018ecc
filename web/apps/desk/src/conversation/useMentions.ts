import { api, ask, type components } from '@heqi/api'
import { defineStore } from 'pinia'
import { ref } from 'vue'
import { words } from '../shell/i18n'
import { useNames } from '../shell/useNames'
import { alertOfMention } from './alerts'

export type Mention = components['schemas']['Mention']

/** Where colleagues named one in a note, and what a supervisor whispered. */
export const useMentions = defineStore('mentions', () => {
  const names = useNames()
  const latest = ref<Mention[]>([])
  const unseen = ref(0)
  const failed = ref(false)
  const loaded = ref(false)

  async function load(aloud = false) {
    try {
      const alerts = await ask(api.GET('/api/mentions'))
      const newest = alerts.latest.find((mention) => !mention.seen)
      if (aloud && newest && alerts.unseen > unseen.value)
        alertOfMention(newest, words(`shell.alerts.${newest.kind}`, { name: names.member(newest.by) }))
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
