import { Fragment, render } from 'preact'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { Connection, type Line, type Options, type Outgoing } from './connection'
import { ContactCard } from './contact'
import { readable } from './picture'
import { RatingCard } from './rating'
import { style } from './style'
import { language, texts } from './texts'

interface Mounting extends Options {
  whole?: boolean
  onToggle?: (shown: boolean) => void
  onUnread?: (count: number) => void
}

const time = (iso: string) =>
  new Date(iso).toLocaleTimeString(language, { hour: '2-digit', minute: '2-digit', hour12: false })

function Icon({ path }: { path: string }) {
  return (
    <svg
      width="20"
      height="20"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="2"
      aria-hidden="true"
    >
      <path d={path} />
    </svg>
  )
}

const ADDRESS = /(https?:\/\/[^\s<>"'，。！？；）】]+)/g

/** Plain text in which addresses can be clicked; nothing else of it is ever markup. */
function Text({ text }: { text: string }) {
  return (
    <>
      {text.split(ADDRESS).map((part, index) =>
        index % 2 ? (
          <a key={index} href={part} target="_blank" rel="noopener noreferrer nofollow">
            {part}
          </a>
        ) : (
          <Fragment key={index}>{part}</Fragment>
        ),
      )}
    </>
  )
}

function Said({ line, connection }: { line: Line; connection: Connection }) {
  if (line.recalled) return <p class="text gone">{texts.recalled}</p>
  if (!line.file)
    return (
      <p class="text">
        <Text text={line.body} />
      </p>
    )
  const address = connection.address(line.file)
  if (line.kind === 'IMAGE')
    return (
      <a href={address} target="_blank" rel="noopener">
        <img src={address + '?variant=thumbnail'} alt={line.data?.name ?? texts.image} loading="lazy" />
      </a>
    )
  if (line.kind === 'AUDIO') return <audio controls preload="none" src={address} />
  if (line.kind === 'VIDEO') return <video controls preload="metadata" src={address} />
  return (
    <a class="text" href={address} download>
      {line.data?.name ?? texts.file}
    </a>
  )
}

const EVENTS: Record<string, string> = {
  resolved: texts.resolved,
  closed: texts.ended,
  reopened: texts.reopened,
}

function Row({ line, connection, last }: { line: Line; connection: Connection; last: boolean }) {
  if (line.kind === 'EVENT') return EVENTS[line.body] ? <p class="event">{EVENTS[line.body]}</p> : null
  const mine = line.from === 'CUSTOMER'
  return (
    <div class={mine ? 'line me' : 'line'} data-test="line">
      {!mine && line.name && <span class="who">{line.name}</span>}
      <Said line={line} connection={connection} />
      <span class="foot">
        {time(line.at)}
        {mine && last && connection.readSeq >= line.seq ? ' · ' + texts.read : ''}
      </span>
    </div>
  )
}

function Waiting({ message, connection }: { message: Outgoing; connection: Connection }) {
  return (
    <div class="line me" data-test="outgoing">
      <p class="text">{message.body || texts.file}</p>
      {message.failure ? (
        <button type="button" class="foot bad" onClick={() => connection.again(message.id)}>
          {message.failure} · {texts.again}
        </button>
      ) : (
        <span class="foot">{texts.sending}</span>
      )}
    </div>
  )
}

function lead(connection: Connection) {
  const welcome = connection.welcome
  if (connection.state === 'failed') return texts.failed
  if (!welcome) return texts.connecting
  if (connection.agent) return texts.served(connection.agent)
  if (!welcome.open) {
    if (!welcome.opensAt) return texts.closedNow
    const at = new Date(welcome.opensAt)
    return texts.opensAt(
      at.toLocaleString(language, { weekday: 'short', hour: '2-digit', minute: '2-digit', hour12: false }),
    )
  }
  if (connection.queue) return texts.queued(connection.queue)
  return connection.lines.size && connection.conversationState === 'OPEN' ? texts.waiting : texts.open
}

type Form = 'audio' | 'video'
const FORMS = {
  audio: ['audio/webm;codecs=opus', 'audio/mp4'],
  video: ['video/webm;codecs=vp8,opus', 'video/mp4', 'video/webm'],
}
const SMALL = { width: { ideal: 640 }, height: { ideal: 480 } }
const LONGEST = 60_000

function Composer({ connection }: { connection: Connection }) {
  const [text, setText] = useState('')
  const [problem, setProblem] = useState('')
  const [recording, setRecording] = useState<MediaRecorder>()
  const [filming, setFilming] = useState<MediaStream>()
  const picker = useRef<HTMLInputElement>(null)
  const box = useRef<HTMLTextAreaElement>(null)
  const typed = useRef(0)

  useLayoutEffect(() => {
    const area = box.current!
    area.style.height = 'auto'
    area.style.height = Math.min(120, area.scrollHeight) + 'px'
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

  function say() {
    const body = text.trim()
    if (!body) return
    connection.say('TEXT', body)
    setText('')
  }

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
        void send(
          [new File(parts, `${form}.${type.includes('mp4') ? mp4 : 'webm'}`, { type })],
          Date.now() - begun,
        )
      }
      recorder.start()
      setRecording(recorder)
      setFilming(form === 'video' ? stream : undefined)
    } catch {
      setProblem(form === 'video' ? texts.noCamera : texts.noMicrophone)
    }
  }

  return (
    <>
      {recording && filming && (
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

function Panel({
  connection,
  version,
  onClose,
}: {
  connection: Connection
  version: number
  onClose?: () => void
}) {
  const log = useRef<HTMLDivElement>(null)
  const atEnd = useRef(true)
  const lines = [...connection.lines.values()].sort((a, b) => a.seq - b.seq)
  const lastMine = lines.filter((line) => line.from === 'CUSTOMER').at(-1)?.seq

  useEffect(() => {
    if (atEnd.current && log.current) log.current.scrollTop = log.current.scrollHeight
  }, [version])

  return (
    <>
      <header>
        <div>
          <h2>{connection.welcome?.shop ?? texts.title}</h2>
          <p aria-live="polite">{lead(connection)}</p>
        </div>
        {onClose && (
          <button
            type="button"
            class="tool"
            style={{ color: '#fff' }}
            aria-label={texts.close}
            onClick={onClose}
          >
            <Icon path="M6 9l6 6 6-6" />
          </button>
        )}
      </header>
      {connection.state === 'lost' && (
        <p class="note" role="status">
          {texts.lost}
        </p>
      )}
      <div
        class="log"
        role="log"
        tabIndex={0}
        aria-label={texts.title}
        ref={log}
        onScroll={(event) => {
          const box = event.currentTarget
          atEnd.current = box.scrollHeight - box.scrollTop - box.clientHeight < 60
        }}
      >
        {lines.map((line) => (
          <Row key={line.seq} line={line} connection={connection} last={line.seq === lastMine} />
        ))}
        {connection.outgoing.map((message) => (
          <Waiting key={message.id} message={message} connection={connection} />
        ))}
        {connection.asksForMail && <ContactCard connection={connection} />}
        {connection.contactLeft && <p class="event">{texts.contactLeft}</p>}
        {connection.over && <RatingCard connection={connection} />}
        {connection.typingUntil > Date.now() && <p class="foot">{texts.typing}</p>}
      </div>
      <Composer connection={connection} />
    </>
  )
}

/** Puts the panel into the given shadow root (or page) and gives a handle to open and shut it. */
export function mount(root: ShadowRoot | HTMLElement, mounting: Mounting) {
  const sheet = document.createElement('style')
  sheet.textContent = style
  const holder = document.createElement('section')
  holder.className = mounting.whole ? 'hq whole' : 'hq'
  holder.setAttribute('aria-label', texts.title)
  holder.hidden = !mounting.whole
  root.append(sheet, holder)

  let version = 0
  let unread = 0
  const title = document.title
  const show = () => {
    unread = holder.hidden || document.hidden ? unread : 0
    mounting.onUnread?.(unread)
    if (mounting.whole || !holder.hidden) document.title = unread ? `(${unread}) ${title}` : title
  }
  const connection = new Connection(mounting, draw, () => {
    unread++
    show()
  })

  function draw() {
    render(
      <Panel connection={connection} version={++version} onClose={mounting.whole ? undefined : toggle} />,
      holder,
    )
  }

  function attend() {
    connection.setReading(!holder.hidden && !document.hidden)
    show()
  }

  function toggle() {
    holder.hidden = !holder.hidden
    mounting.onToggle?.(!holder.hidden)
    attend()
    if (!holder.hidden) holder.querySelector('textarea')?.focus()
  }

  document.addEventListener('visibilitychange', attend)
  holder.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !mounting.whole) toggle()
  })
  draw()
  attend()
  return { toggle }
}
