import { onScopeDispose, ref } from 'vue'

/** The present moment, each second. */
export function useNow() {
  const now = ref(Date.now())
  const timer = window.setInterval(() => (now.value = Date.now()), 1_000)
  onScopeDispose(() => window.clearInterval(timer))
  return now
}
