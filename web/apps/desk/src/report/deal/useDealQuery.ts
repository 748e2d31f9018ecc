import { computed } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { today } from '../../conversation/times'
import { spanOf, type Span } from './spans'

/** What of the deals is looked at stands in the address, so that a link opens the same. */
export function useDealQuery(standard: Span = spanOf('day', today())) {
  const route = useRoute()
  const router = useRouter()
  const text = (name: string) => String(route.query[name] ?? '')

  const span = computed<Span>(() => ({
    from: text('from') || standard.from,
    to: text('to') || standard.to,
  }))
  const change = (changes: Record<string, string | undefined>) =>
    router.replace({
      query: Object.fromEntries(Object.entries({ ...route.query, ...changes }).filter(([, value]) => value)),
    })

  return { span, text, change }
}
