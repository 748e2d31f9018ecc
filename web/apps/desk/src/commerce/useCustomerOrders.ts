import { api, ask } from '@heqi/api'
import { ref, watch, type Ref } from 'vue'
import { every } from '../shell/useLoaded'
import type { Order } from './types'

const FRESH = 60_000
const PAGE = 5

/** A customer's orders, newest first; looked at anew each minute while somebody looks. */
export function useCustomerOrders(customer: Ref<string>) {
  const orders = ref<Order[]>()
  const next = ref<string>()
  const failed = ref(false)
  let asked = 0

  const page = (after?: string, limit = PAGE) =>
    ask(
      api.GET('/api/customers/{customer}/orders', {
        params: { path: { customer: customer.value }, query: { after, limit } },
      }),
    )

  async function read(work: () => Promise<{ items: Order[]; next?: string }>) {
    const mine = ++asked
    try {
      const found = await work()
      if (mine !== asked) return
      orders.value = found.items
      next.value = found.next
      failed.value = false
    } catch {
      if (mine === asked) failed.value = !orders.value
    }
  }

  /** As many as are shown already. */
  const load = () => read(() => page(undefined, Math.min(50, Math.max(PAGE, orders.value?.length ?? 0))))
  const more = () =>
    read(async () => {
      const found = await page(next.value)
      return { ...found, items: [...(orders.value ?? []), ...found.items] }
    })

  watch(
    customer,
    () => {
      orders.value = next.value = undefined
      void load()
    },
    { immediate: true },
  )
  every(FRESH, load, () => !document.hidden)

  return { orders, next, failed, load, more }
}
