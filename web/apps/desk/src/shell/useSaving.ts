import { RefusedError } from '@heqi/api'
import { ElMessage } from 'element-plus'
import 'element-plus/es/components/message/style/css'
import { ref } from 'vue'
import { useI18n } from 'vue-i18n'

/** Runs a change and says how it went, quietly where the page shows it; tells whether it went well. */
export function useSaving() {
  const { t } = useI18n()
  const busy = ref(false)

  async function saving(work: () => Promise<unknown>, quietly = false): Promise<boolean> {
    busy.value = true
    try {
      await work()
      if (!quietly) ElMessage.success(t('shell.saved'))
      return true
    } catch (error) {
      const problem = error instanceof RefusedError ? error.problem : undefined
      const details = problem?.errors?.map((e) => `${e.field}: ${e.message}`).join('；')
      ElMessage.error(problem ? problem.title + (details ? ` (${details})` : '') : t('shell.offline'))
      return false
    } finally {
      busy.value = false
    }
  }

  return { busy, saving }
}
