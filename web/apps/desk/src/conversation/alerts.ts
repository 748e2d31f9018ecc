import type { Row } from './types'

let audio: AudioContext | undefined

/** A short, soft tone; browsers allow it after the first click on the page. */
export function chime(pitch = 660) {
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

/** Tells the agent of a customer's message: by sound, and by a notification while the page is out of sight. */
export function alertOfNew(row: Row, concerned: boolean, visitorName: string) {
  if (!concerned) return
  chime()
  if (document.hidden && 'Notification' in window && Notification.permission === 'granted')
    new Notification(row.customerName || visitorName, {
      body: row.lastPreview,
      tag: row.id,
      icon: '/favicon.svg',
    })
}
