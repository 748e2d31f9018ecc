import { onBeforeUnmount, onMounted, ref, type Ref } from 'vue'

/** Whether the mouse or the keyboard is in the panel that a part of it stands in. */
export function useHeld(part: Ref<HTMLElement | undefined>) {
  const held = ref(false)
  let panel: HTMLElement | undefined
  const look = () => (held.value = !!panel?.matches(':hover, :focus-within'))
  const signs = ['pointerenter', 'pointerleave', 'focusin', 'focusout'] as const
  /** What has the focus is known only after it went. */
  const soon = () => void setTimeout(look)

  onMounted(() => {
    panel = part.value?.closest('aside') ?? part.value
    for (const sign of signs) panel?.addEventListener(sign, soon)
  })
  onBeforeUnmount(() => {
    for (const sign of signs) panel?.removeEventListener(sign, soon)
  })
  return held
}
