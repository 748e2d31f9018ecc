import { computed } from 'vue'
import { useNames } from '../shell/useNames'

const HOME = 'Asia/Shanghai'

/** By which clocks days of knowledge begin and end: those of the merchant's first shop. */
export function useZone() {
  const names = useNames()
  return computed(() => names.shops[0]?.zone ?? HOME)
}
