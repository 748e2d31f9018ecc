import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Connection } from './connection'
import { Icon } from './icon'
import { readable } from './picture'
import { useRecorder } from './recorder'
import { texts } from './texts'

/** Where the customer writes, picks files and records. */
export function Composer({ connection }: { connection: Connection }) {
  const [text, setText] = useState('')
  const [problem, setProblem] = useState('')
  const picker = useRef<HTMLInputElement>(null)
  const box = useRef<HTMLTextAreaElement>(null)
  const typed = useRef(0)

  useLayoutEffect(() => {
    const area = box.current!
    area.style.height = 'auto'
    // While the panel is shut there is nothing to measure.
    if (area.scrollHeight) area.style.height = Math.min(120, area.scrollHeight) + 'px'
  }, [text])

  async function send(files: Iterable<File>, durationMs?: number) {
    setProblem('')
    for (const file of files)
      try {
        await connection.upload(await readable(file), durationMs)
      } catch (error) {
        setProblem((error as Error).message || texts.failed)
      }
  }

  const { recording, filming, record } = useRecorder(
    (file, durationMs) => void send([file], durationMs),
    setProblem,
  )

  function say() {
    const body = text.trim()
    if (!body) return
    connection.say('TEXT', body)
    setText('')
  }

  return (
    <>
      {filming && (
        <video
          class="film"
          autoPlay
          muted
          playsInline
          aria-label={texts.film}
          ref={(shown) => {
            if (shown && shown.srcObject !== filming) shown.srcObject = filming
          }}
        />
      )}
      {problem && (
        <p class="note" role="alert">
          {problem}
        </p>
      )}
      <form
        onSubmit={(event) => {
          event.preventDefault()
          say()
        }}
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault()
          void send(event.dataTransfer?.files ?? [])
        }}
      >
        <button type="button" class="tool" aria-label={texts.attach} onClick={() => picker.current!.click()}>
          <Icon path="M21 12.5l-8.5 8.5a5 5 0 0 1-7-7L14 5.5a3.3 3.3 0 0 1 4.7 4.7L10 18.8a1.7 1.7 0 0 1-2.4-2.4L15.5 8.6" />
        </button>
        <input
          ref={picker}
          class="out"
          type="file"
          multiple
          tabIndex={-1}
          aria-label={texts.attach}
          onChange={(event) => {
            void send([...(event.currentTarget.files ?? [])])
            event.currentTarget.value = ''
          }}
        />
        {recording ? (
          <button
            type="button"
            class="tool bad"
            aria-label={texts.stop}
            aria-pressed={true}
            onClick={() => recording.stop()}
          >
            <Icon path="M6 6h12v12H6z" />
          </button>
        ) : (
          <>
            <button type="button" class="tool" aria-label={texts.record} onClick={() => record('audio')}>
              <Icon path="M12 15a3 3 0 0 0 3-3V6a3 3 0 0 0-6 0v6a3 3 0 0 0 3 3zm7-3a7 7 0 0 1-14 0m7 7v3" />
            </button>
            <button type="button" class="tool" aria-label={texts.film} onClick={() => record('video')}>
              <Icon path="M3 6h12v12H3zm12 4 6-3v10l-6-3" />
            </button>
          </>
        )}
        <textarea
          ref={box}
          rows={1}
          maxLength={connection.welcome?.maxTextLength ?? 4_000}
          placeholder={texts.placeholder}
          aria-label={texts.placeholder}
          value={text}
          data-test="composer"
          onInput={(event) => {
            setText(event.currentTarget.value)
            if (Date.now() - typed.current > 3_000) {
              typed.current = Date.now()
              connection.typing()
            }
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
              event.preventDefault()
              say()
            }
          }}
          onPaste={(event) => {
            const files = [...(event.clipboardData?.files ?? [])]
            if (files.length) {
              event.preventDefault()
              void send(files)
            }
          }}
        />
        <button type="submit" class="send" disabled={!text.trim()} data-test="send">
          {texts.send}
        </button>
      </form>
    </>
  )
}
