import { onScopeDispose, ref, shallowRef } from 'vue'

const FORMS = {
  audio: ['audio/webm;codecs=opus', 'audio/mp4', 'audio/ogg;codecs=opus'],
  video: ['video/webm;codecs=vp8,opus', 'video/mp4', 'video/webm'],
}
const LONGEST = 60_000
const ENDINGS: Record<string, string> = { 'audio/mp4': 'm4a', 'video/mp4': 'mp4', 'audio/ogg': 'ogg' }

/** Records a voice or video message in whichever form this browser writes, for a minute at most. */
export function useRecorder() {
  const active = ref<'audio' | 'video'>()
  const stream = shallowRef<MediaStream>()
  const elapsed = ref(0)
  let recorder: MediaRecorder | undefined

  /** Gives the recording once it was stopped, by the agent or by the limit. */
  async function start(form: 'audio' | 'video'): Promise<{ file: File; durationMs: number }> {
    const heard = await navigator.mediaDevices.getUserMedia({
      audio: true,
      video: form === 'video' ? { width: { ideal: 640 }, height: { ideal: 480 } } : false,
    })
    const running = new MediaRecorder(heard, {
      mimeType: FORMS[form].find((type) => MediaRecorder.isTypeSupported(type)),
      audioBitsPerSecond: 24_000,
      videoBitsPerSecond: 800_000,
    })
    const parts: Blob[] = []
    const begun = Date.now()
    const clock = window.setInterval(() => {
      elapsed.value = Date.now() - begun
      if (elapsed.value >= LONGEST) stop()
    }, 250)
    recorder = running
    stream.value = heard
    elapsed.value = 0
    active.value = form
    return new Promise((resolve) => {
      running.ondataavailable = (event) => parts.push(event.data)
      running.onstop = () => {
        window.clearInterval(clock)
        heard.getTracks().forEach((track) => track.stop())
        active.value = undefined
        stream.value = undefined
        const name = `${form === 'audio' ? 'voice' : 'video'}.${ENDINGS[running.mimeType.split(';')[0]!] ?? 'webm'}`
        resolve({ file: new File(parts, name, { type: running.mimeType }), durationMs: Date.now() - begun })
      }
      running.start()
    })
  }

  function stop() {
    if (recorder?.state === 'recording') recorder.stop()
  }
  onScopeDispose(() => recorder?.stream.getTracks().forEach((track) => track.stop()))

  return { active, stream, elapsed, start, stop }
}
