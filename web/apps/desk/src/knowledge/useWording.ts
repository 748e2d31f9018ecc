import { api, ask } from '@heqi/api'
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { useLoaded } from '../shell/useLoaded'
import { useNames } from '../shell/useNames'
import type { Wording } from './sections'
import { useZone } from './useZone'

/** The channels there are, and how what stands in a version is said. */
export function useWording() {
  const { t } = useI18n()
  const names = useNames()
  const zone = useZone()
  const { data: channels } = useLoaded(() => ask(api.GET('/api/channels')))
  const wording = computed<Wording>(() => ({
    zone: zone.value,
    shop: (id) => names.shop(id) || id,
    channel: (id) => channels.value?.find((channel) => channel.id === id)?.name ?? id,
    t: (key, facts) => t(key, facts ?? {}),
  }))
  return { channels, wording }
}
