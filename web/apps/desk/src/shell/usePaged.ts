import { onMounted, ref, type Ref } from 'vue'

interface Page<T> {
  items: T[]
  next?: string | null
}

/** A list that comes page by page; `load` begins anew, `more` goes on where it ended. */
export function usePaged<T>(fetch: (after?: string) => Promise<Page<T>>) {
  const items = ref<T[]>() as Ref<T[] | undefined>
  const next = ref<string | null>()
  const loading = ref(false)
  const failed = ref(false)
  let latest = 0

  async function read(after?: string) {
    const own = ++latest
    loading.value = true
    try {
      const page = await fetch(after)
      if (own !== latest) return
      items.value = after ? [...(items.value ?? []), ...page.items] : page.items
      next.value = page.next
      failed.value = false
    } catch {
      if (own === latest) failed.value = true
    } finally {
      if (own === latest) loading.value = false
    }
  }

  const load = () => read()
  const more = () => read(next.value ?? undefined)

  onMounted(load)
  return { items, next, loading, failed, load, more }
}
