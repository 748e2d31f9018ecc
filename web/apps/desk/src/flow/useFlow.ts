import { api, ask } from '@heqi/api'
import { computed, ref, type Ref } from 'vue'
import { useHistory } from '../drawing/useHistory'
import type { Finding, Flow, FlowView, Shape } from './types'

/** The flow that is being drawn: what is on the sheet, what the server has, and the way back. */
export function useFlow(id: Ref<string>) {
  const flow = ref<Flow>()
  const view = ref<FlowView>()
  const findings = ref<Finding[]>([])
  const shapes = ref<Shape[]>([])
  const failed = ref(false)
  const history = useHistory(flow)
  const kept = ref('')
  const changed = computed(() => !!flow.value && JSON.stringify(flow.value) !== kept.value)

  function show(answer: { view: FlowView; flow: Flow; findings: Finding[] }) {
    view.value = answer.view
    flow.value = answer.flow
    findings.value = answer.findings
    kept.value = JSON.stringify(answer.flow)
  }

  async function load() {
    failed.value = false
    try {
      const path = { params: { path: { flow: id.value } } }
      const [actions, answer] = await Promise.all([
        ask(api.GET('/api/bot/flow-actions')),
        ask(api.GET('/api/bot/flows/{flow}', path)),
      ])
      shapes.value = actions
      show(answer)
      history.forget()
    } catch {
      failed.value = true
    }
  }

  async function save() {
    show(
      await ask(
        api.PUT('/api/bot/flows/{flow}', {
          params: { path: { flow: id.value } },
          body: { seen: view.value!.version, flow: flow.value! },
        }),
      ),
    )
  }

  return {
    flow,
    view,
    findings,
    shapes,
    failed,
    changed,
    load,
    save,
    ...history,
  }
}
