import { api, ask } from '@heqi/api'
import { ElMessage } from 'element-plus'
import 'element-plus/es/components/message/style/css'
import { ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { useSaving } from '../shell/useSaving'
import type { SaveItem, Version } from './types'

export type Step = 'proposal' | 'publication' | 'retirement'

interface Edited {
  id: () => string | undefined
  newest: () => Version | undefined
  request: () => SaveItem
  isChanged: () => boolean
  done: (id: string) => unknown
}

const said: Record<Step, string> = {
  proposal: 'knowledge.proposed',
  publication: 'knowledge.published',
  retirement: 'knowledge.retired',
}

/**
 * Saves an item and moves it on. Where somebody else saved it since it was opened, nothing is written: what they
 * wrote stands in `overtaken` until one insists or gives up.
 */
export function useItemSaving({ id, newest, request, isChanged, done }: Edited) {
  const { t } = useI18n()
  const { busy, saving } = useSaving()
  const overtaken = ref<Version>()

  async function isOvertaken(item: string) {
    const standing = await ask(api.GET('/api/knowledge-items/{item}', { params: { path: { item } } }))
    if (standing.newest.writtenAt === newest()?.writtenAt) return false
    overtaken.value = standing.newest
    return true
  }

  /** Gives the id of what is written, or nothing where somebody else was faster. */
  async function write(insisting: boolean) {
    const item = id()
    if (!item) return String((await ask(api.POST('/api/knowledge-items', { body: request() }))).id)
    if (!insisting && (await isOvertaken(item))) return undefined
    await ask(api.PUT('/api/knowledge-items/{item}', { params: { path: { item } }, body: request() }))
    overtaken.value = undefined
    return item
  }

  async function save(insisting = false) {
    let item: string | undefined
    await saving(async () => (item = await write(insisting)), true)
    if (!item) return
    ElMessage.success(t('shell.saved'))
    await done(item)
  }

  /** Takes the next step; what is not saved yet goes along, except where the item is taken away. */
  async function move(step: Step) {
    let item = id()
    const good = await saving(async () => {
      if (step !== 'retirement' && (!item || isChanged())) item = await write(false)
      if (!item) return
      await ask(api.POST(`/api/knowledge-items/{item}/${step}`, { params: { path: { item } } }))
    }, true)
    if (!item) return
    if (good) ElMessage.success(t(said[step]))
    await done(item)
  }

  return { busy, overtaken, save, move }
}
