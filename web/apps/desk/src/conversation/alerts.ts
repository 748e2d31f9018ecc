import type { components } from '@heqi/api'
import { router } from '../shell/router'
import { notice } from '../shell/useNotices'
import type { Row } from './types'

type Mention = components['schemas']['Mention']

let audio: AudioContext | undefined

/** A short, soft tone; browsers allow it after the first click on the page. */
function chime(pitch = 660) {
  audio ??= new AudioContext()
  if (audio.state === 'suspended') return
  const tone = audio.createOscillator()
  const volume = audio.createGain()
  tone.frequency.value = pitch
  volume.gain.setValueAtTime(0.12, audio.currentTime)
  volume.gain.exponentialRampToValueAtTime(0.001, audio.currentTime + 0.25)
  tone.connect(volume).connect(audio.destination)
  tone.start()
  tone.stop(audio.currentTime + 0.26)
}

window.addEventListener('pointerdown', () => void (audio ??= new AudioContext()).resume(), { once: true })

/** Tells the agent of a customer's message: by sound, and by a notice while the page is out of sight. */
export function alertOfNew(row: Row, concerned: boolean, visitorName: string) {
  if (!concerned) return
  chime()
  notice(row.id, row.customerName || visitorName, row.lastPreview, () => open(row.id))
}

/** Tells the agent that a colleague named them, or of a supervisor's word. */
export function alertOfMention(mention: Mention, title: string) {
  chime(mention.kind === 'WHISPER' ? 440 : 880)
  notice(`mention:${mention.conversation}:${mention.seq}`, title, mention.text ?? '', () =>
    open(mention.conversation, mention.seq),
  )
}

function open(conversation: string, line?: number) {
  void router.push({ path: `/desk/conversations/${conversation}`, query: line ? { line } : {} })
}
