import { computed, nextTick, ref, watch, type Ref } from 'vue'
import { placeholdersOf } from './gaps'
import type { Gap, Script } from './types'
import { useTaken } from './useTaken'
import { waiting } from './waiting'

/** What scripts bring into the composer, and what they keep from being sent. */
export function useScripting(
  conversation: string,
  text: Ref<string>,
  box: Ref<HTMLTextAreaElement | undefined>,
) {
  const taken = useTaken(conversation)
  /** A placeholder that somebody has to fill in or remove first. */
  const gap = ref('')
  /** Whether parts of a script wait above the composer. */
  const hasStrip = computed(() => waiting.has(conversation))

  watch(text, (now) => {
    gap.value = ''
    if (!now) taken.forget()
  })

  // Whoever was in the strip writes on in the composer.
  watch(
    hasStrip,
    (now) => {
      if (!now && document.activeElement === document.body) box.value?.focus()
    },
    { flush: 'post' },
  )

  async function select(start: number, end: number) {
    await nextTick()
    box.value?.focus()
    box.value?.setSelectionRange(start, end)
  }

  /** Goes to the first placeholder that nobody filled in; tells whether there is one. */
  function goToGap() {
    const open = taken.open(text.value)
    if (!open) return false
    gap.value = open.placeholder
    void select(open.start, open.end)
    return true
  }

  /** Puts a text into the composer, to be filled in where it has gaps. */
  function fill(filled: { text: string; gaps: Gap[] }, item?: string) {
    text.value = filled.text
    taken.take(filled.text, placeholdersOf(filled.text, filled.gaps), item)
    const first = filled.gaps[0]
    void select(first?.start ?? filled.text.length, first?.end ?? filled.text.length)
  }

  /** A single text is written on in the composer; several parts wait above it. */
  async function take(script: Script) {
    const [part] = script.parts
    if (script.parts.length === 1 && part?.text) {
      fill({ text: part.text, gaps: part.gaps }, script.item)
      return
    }
    const { stripOf } = await import('./strip')
    waiting.set(conversation, stripOf(script))
    text.value = ''
  }

  return { gap, hasStrip, goToGap, fill, take, said: taken.said }
}
