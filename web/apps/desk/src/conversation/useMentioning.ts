import { computed, nextTick, ref, type Ref } from 'vue'

/** Typing `@` and a few letters of a name in a text field, and who is named when it is sent. */
export function useMentioning(
  text: Ref<string>,
  box: Ref<HTMLTextAreaElement | undefined>,
  on: Ref<boolean>,
) {
  const caret = ref(0)
  const named = new Map<string, string>()

  const query = computed(() =>
    on.value ? /(?:^|\s)@([^\s@]{0,20})$/.exec(text.value.slice(0, caret.value))?.[1] : undefined,
  )

  function moved() {
    caret.value = box.value?.selectionStart ?? text.value.length
  }

  function choose(colleague: { id: string; name: string }) {
    const before = text.value.slice(0, caret.value).replace(/@[^\s@]*$/, `@${colleague.name} `)
    text.value = before + text.value.slice(caret.value)
    named.set(colleague.id, colleague.name)
    caret.value = before.length
    void nextTick(() => {
      box.value?.focus()
      box.value?.setSelectionRange(before.length, before.length)
    })
  }

  /** Those whose names still stand in the text. */
  const mentioned = (body: string) =>
    [...named].filter(([, name]) => body.includes('@' + name)).map(([id]) => id)

  return { query, moved, choose, mentioned }
}
