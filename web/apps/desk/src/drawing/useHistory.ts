import { computed, ref, type Ref } from 'vue'

const REMEMBERED = 100

/** Steps of a drawing that can be taken back, and taken again. */
export function useHistory<T>(sheet: Ref<T | undefined>) {
  const past = ref<string[]>([])
  const future = ref<string[]>([])

  /** Changes the sheet in one step that can be taken back. */
  function change(to: T) {
    past.value = [...past.value, JSON.stringify(sheet.value)].slice(-REMEMBERED)
    future.value = []
    sheet.value = to
  }

  function step(from: Ref<string[]>, onto: Ref<string[]>) {
    const one = from.value.at(-1)
    if (!one) return
    from.value = from.value.slice(0, -1)
    onto.value = [...onto.value, JSON.stringify(sheet.value)]
    sheet.value = JSON.parse(one) as T
  }

  function forget() {
    past.value = []
    future.value = []
  }

  return {
    change,
    forget,
    undo: () => step(past, future),
    redo: () => step(future, past),
    canUndo: computed(() => past.value.length > 0),
    canRedo: computed(() => future.value.length > 0),
  }
}
