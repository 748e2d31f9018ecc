import { api, ask } from '@heqi/api'
import { computed, ref, type Ref } from 'vue'
import type { Finding, Flow, FlowView, Shape } from './types'

const REMEMBERED = 100

/** The flow that is being drawn: what is on the sheet, what the server has, and the way back. */
export function useFlow(id: Ref<string>) {
  const flow = ref<Flow>()
  const view = ref<FlowView>()
  const findings = ref<Finding[]>([])
  const shapes = ref<Shape[]>([])
  const failed = ref(false)
  const past = ref<string[]>([])
  const future = ref<string[]>([])
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
      past.value = []
      future.value = []
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

  /** Changes the sheet in one step that can be taken back. */
  function change(to: Flow) {
    past.value = [...past.value, JSON.stringify(flow.value)].slice(-REMEMBERED)
    future.value = []
    flow.value = to
  }

  function step(from: Ref<string[]>, onto: Ref<string[]>) {
    const one = from.value.at(-1)
    if (!one) return
    from.value = from.value.slice(0, -1)
    onto.value = [...onto.value, JSON.stringify(flow.value)]
    flow.value = JSON.parse(one) as Flow
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
    change,
    undo: () => step(past, future),
    redo: () => step(future, past),
    canUndo: computed(() => past.value.length > 0),
    canRedo: computed(() => future.value.length > 0),
  }
}
