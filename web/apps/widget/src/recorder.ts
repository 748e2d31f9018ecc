import { useState } from 'preact/hooks'
import { texts } from './texts'

type Form = 'audio' | 'video'
const FORMS = {
  audio: ['audio/webm;codecs=opus', 'audio/mp4'],
  video: ['video/webm;codecs=vp8,opus', 'video/mp4', 'video/webm'],
}
const SMALL = { width: { ideal: 640 }, height: { ideal: 480 } }
const LONGEST = 60_000

/** Records a voice or video message in whichever form this browser writes, for a minute at most. */
export function useRecorder(
  done: (file: File, durationMs: number) => void,
  failed: (problem: string) => void,
) {
  const [recording, setRecording] = useState<MediaRecorder>()
  const [filming, setFilming] = useState<MediaStream>()

  async function record(form: Form) {
    try {
      const stream = await navigator.mediaDevices.getUserMedia({
        audio: true,
        video: form === 'video' && SMALL,
      })
      const recorder = new MediaRecorder(stream, {
        mimeType: FORMS[form].find((type) => MediaRecorder.isTypeSupported(type)),
        audioBitsPerSecond: 24_000,
        videoBitsPerSecond: 800_000,
      })
      const parts: Blob[] = []
      const begun = Date.now()
      const limit = setTimeout(() => recorder.stop(), LONGEST)
      recorder.ondataavailable = (event) => parts.push(event.data)
      recorder.onstop = () => {
        clearTimeout(limit)
        stream.getTracks().forEach((track) => track.stop())
        setRecording(undefined)
        const type = recorder.mimeType
        const mp4 = form === 'video' ? 'mp4' : 'm4a'
        done(new File(parts, `${form}.${type.includes('mp4') ? mp4 : 'webm'}`, { type }), Date.now() - begun)
      }
      recorder.start()
      setRecording(recorder)
      setFilming(form === 'video' ? stream : undefined)
    } catch {
      failed(form === 'video' ? texts.noCamera : texts.noMicrophone)
    }
  }

  return { recording, filming: recording && filming, record }
}
