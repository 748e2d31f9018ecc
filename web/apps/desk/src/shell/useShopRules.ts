import { ref, watch, type Ref } from 'vue'
import { useLoaded } from './useLoaded'
import { useNames } from './useNames'
import { useSaving } from './useSaving'

interface Version<T> {
  validFrom: string
  rules: T
}

/** The shop that a form is about: the first, until another is chosen. */
export function useShopChoice() {
  const names = useNames()
  const shop = ref('')
  watch(
    () => names.shops,
    (shops) => (shop.value ||= shops[0]?.id ?? ''),
    { immediate: true },
  )
  return shop
}

/** The dated rules of a shop in a form: those in force are loaded, changed and saved as a new version. */
export function useShopRules<T>(
  versions: (shop: string) => Promise<Version<T>[]>,
  put: (shop: string, rules: T) => Promise<unknown>,
) {
  const { busy, saving } = useSaving()
  const shop = useShopChoice()
  const rules = ref<T>() as Ref<T | undefined>
  const { failed, load } = useLoaded(async () => {
    if (!shop.value) return false
    const found = await versions(shop.value)
    rules.value = found.find((one) => Date.parse(one.validFrom) <= Date.now())?.rules
    return true
  })
  watch(shop, load)

  const save = () => saving(() => put(shop.value, rules.value!))
  return { shop, rules, failed, load, busy, save }
}
