import { api, ask, type components } from '@heqi/api'
import { defineStore } from 'pinia'
import { ref } from 'vue'

export type Session = components['schemas']['SessionResponse']
export type PresenceState = Session['presence']

/** Who is signed in, and what they may do. */
export const useSession = defineStore('session', () => {
  const session = ref<Session>()

  async function load() {
    session.value = await ask(api.GET('/api/session'))
    return session.value
  }

  async function signIn(email: string, password: string, code?: string) {
    await ask(api.POST('/api/session', { body: { email, password, code: code || undefined } }))
    await load()
  }

  async function signOut() {
    await ask(api.DELETE('/api/session'))
    session.value = undefined
  }

  async function choosePresence(state: PresenceState) {
    await ask(api.PUT('/api/presences/mine', { body: { state } }))
    if (session.value) session.value.presence = state
  }

  const may = (permission: string) => session.value?.permissions.includes(permission) ?? false

  return { session, load, signIn, signOut, choosePresence, may }
})
