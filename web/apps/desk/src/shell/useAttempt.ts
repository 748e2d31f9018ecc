import { RefusedError } from '@heqi/api'
import { ref } from 'vue'
import { useI18n } from 'vue-i18n'

/** Tries what a form is for; what is against it stands in `problem`, beside the form. */
export function useAttempt() {
  const { t } = useI18n()
  const busy = ref(false)
  const problem = ref('')

  /** Tells whether it went well. */
  async function attempt(work: () => Promise<unknown>) {
    busy.value = true
    problem.value = ''
    try {
      await work()
      return true
    } catch (error) {
      problem.value = error instanceof RefusedError ? error.problem.title : t('shell.offline')
      return false
    } finally {
      busy.value = false
    }
  }

  return { busy, problem, attempt }
}
