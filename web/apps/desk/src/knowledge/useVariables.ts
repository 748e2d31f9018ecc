import { api, ask } from '@heqi/api'
import { onMounted, ref } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Variable } from './placeholders'
import type { Kind } from './types'

/** What a script may hold as a variable; nothing for other kinds, or while it is not known. */
export function useVariables(kind: Kind) {
  const { locale } = useI18n()
  const variables = ref<Variable[]>()

  onMounted(async () => {
    if (kind !== 'SCRIPT') return
    const query = { lang: locale.value }
    variables.value = await ask(api.GET('/api/script-variables', { params: { query } })).catch(
      () => undefined,
    )
  })
  return variables
}
