import { onMounted, onScopeDispose, ref, type Ref } from 'vue'

/**
 * What a page shows of the server, fetched when the page appears; `failed` until it comes after all. Where two
 * fetches overlap, the later one counts.
 */
export function useLoaded<T>(fetch: () => Promise<T>) {
  const data = ref<T>() as Ref<T | undefined>
  const loading = ref(false)
  const failed = ref(false)
  let latest = 0

  async function load() {
    const own = ++latest
    loading.value = true
    try {
      const fresh = await fetch()
      if (own !== latest) return
      data.value = fresh
      failed.value = false
    } catch {
      if (own === latest) failed.value = true
    } finally {
      if (own === latest) loading.value = false
    }
  }

  onMounted(load)
  return { data, loading, failed, load }
}

/** Does the work every so often, while it is wanted and the page is there. */
export function every(milliseconds: number, work: () => unknown, wanted: () => boolean = () => true) {
  const timer = window.setInterval(() => wanted() && void work(), milliseconds)
  onScopeDispose(() => window.clearInterval(timer))
}
