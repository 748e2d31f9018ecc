import { api, ask } from '@heqi/api'
import { ref } from 'vue'

const KEPT = 60_000
const available = ref(false)
let asked = -KEPT

/** Whether a model helps agents here; asked again once a minute at most. */
export function useModelHelp() {
  if (performance.now() - asked >= KEPT) {
    asked = performance.now()
    ask(api.GET('/api/bot/model/help')).then(
      (answer) => (available.value = answer.available),
      () => (available.value = false),
    )
  }
  return available
}
