import { ref } from 'vue'

const FORMS = ['audio/webm;codecs=opus', 'audio/mp4', 'audio/ogg;codecs=opus']

/** Records a voice message in whichever form this browser writes. */
export function useRecorder() {
  const active = ref(false)
  let recorder: MediaRecorder | undefined
  let parts: Blob[] = []
  let begun = 0

  async function start() {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true })
    const mimeType = FORMS.find((form) => MediaRecorder.isTypeSupported(form))
    recorder = new MediaRecorder(stream, { mimeType, audioBitsPerSecond: 24_000 })
    parts = []
    recorder.ondataavailable = (event) => parts.push(event.data)
    recorder.start()
    begun = Date.now()
    active.value = true
  }

  function stop(): Promise<{ file: File; durationMs: number }> {
    return new Promise((resolve) => {
      const running = recorder!
      running.onstop = () => {
        running.stream.getTracks().forEach((track) => track.stop())
        active.value = false
        const type = running.mimeType
        const ending = type.includes('mp4') ? 'm4a' : type.includes('ogg') ? 'ogg' : 'webm'
        resolve({ file: new File(parts, `voice.${ending}`, { type }), durationMs: Date.now() - begun })
      }
      running.stop()
    })
  }

  return { active, start, stop }
}
