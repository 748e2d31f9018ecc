import { api, ask, type components } from '@heqi/api'
import { defineStore } from 'pinia'
import { ref } from 'vue'

/** Names of shops, colleagues and teams, loaded once and shared by all pages. */
export const useNames = defineStore('names', () => {
  const shops = ref<components['schemas']['ShopResponse'][]>([])
  const members = ref<components['schemas']['MemberView'][]>([])
  const teams = ref<components['schemas']['TeamView'][]>([])
  let loaded: Promise<void> | undefined

  async function fetchAll() {
    const [allShops, allMembers, allTeams] = await Promise.all([
      ask(api.GET('/api/shops')),
      ask(api.GET('/api/members')),
      ask(api.GET('/api/teams')),
    ])
    shops.value = allShops
    members.value = allMembers
    teams.value = allTeams
  }

  function load(anew = false) {
    if (!loaded || anew) loaded = fetchAll().catch(() => void (loaded = undefined))
    return loaded
  }
  void load()

  const shop = (id: string) => shops.value.find((s) => s.id === id)?.name ?? ''
  const member = (id?: string | null) => members.value.find((m) => m.id === id)?.name ?? ''
  const team = (id?: string | null) => teams.value.find((x) => x.id === id)?.name ?? ''

  return { shops, members, teams, load, shop, member, team }
})
