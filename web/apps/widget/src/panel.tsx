import { render } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { Composer } from './composer'
import { Connection } from './connection'
import { ContactCard } from './contact'
import type { Options } from './frames'
import { Icon } from './icon'
import { Row, Waiting } from './lines'
import { RatingCard } from './rating'
import { style } from './style'
import { language, texts } from './texts'

interface Mounting extends Options {
  whole?: boolean
  onToggle?: (shown: boolean) => void
  onUnread?: (count: number) => void
}

function lead(connection: Connection) {
  const welcome = connection.welcome
  if (connection.state === 'failed') return texts.failed
  if (!welcome) return texts.connecting
  if (connection.agent) return texts.served(connection.agent)
  if (connection.bot) return texts.withBot
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
  const parts = connection.parts
  const Orders = connection.orderShown === undefined ? undefined : parts?.Orders
  const atEnd = useRef(true)
  const top = useRef(0)
  const lines = [...connection.lines.values()].sort((a, b) => a.seq - b.seq)
  const newest = lines.filter((line) => line.kind !== 'EVENT').at(-1)?.seq
  const lastMine = lines.filter((line) => line.from === 'CUSTOMER').at(-1)?.seq

  useEffect(() => {
    if (atEnd.current && log.current) log.current.scrollTop = log.current.scrollHeight
  }, [version, Orders])

  return (
    <>
      {parts && <parts.CardStyle />}
      <header>
        <div>
          <h2>{connection.welcome?.shop ?? texts.title}</h2>
          <p aria-live="polite">{lead(connection)}</p>
        </div>
        <button
          type="button"
          class="tool"
          aria-label={texts.orders}
          title={texts.orders}
          aria-pressed={!!Orders}
          disabled={!connection.welcome}
          data-test="open-orders"
          onClick={() => connection.showOrders(Orders ? undefined : '')}
        >
          <Icon path="M3 8l9-5 9 5v8l-9 5-9-5zM3 8l9 5 9-5M12 13v8" />
        </button>
        {onClose && (
          <button type="button" class="tool" aria-label={texts.close} onClick={onClose}>
            <Icon path="M6 9l6 6 6-6" />
          </button>
        )}
      </header>
      {connection.state === 'lost' && (
        <p class="note" role="status">
          {texts.lost}
        </p>
      )}
      {Orders ? (
        <Orders connection={connection} onClose={() => connection.showOrders()} />
      ) : (
        <>
          <div
            class="log"
            role="log"
            tabIndex={0}
            aria-label={texts.title}
            ref={log}
            onScroll={(event) => {
              const box = event.currentTarget
              const isEnd = box.scrollHeight - box.scrollTop - box.clientHeight < 60
              // Only who scrolls up leaves the end; that something grew below does not.
              if (isEnd || box.scrollTop < top.current) atEnd.current = isEnd
              top.current = box.scrollTop
            }}
          >
            {lines.map((line) => (
              <Row
                key={line.seq}
                line={line}
                connection={connection}
                last={line.seq === lastMine}
                newest={line.seq === newest && !connection.outgoing.length}
              />
            ))}
            {connection.outgoing.map((message) => (
              <Waiting key={message.id} message={message} connection={connection} />
            ))}
            {connection.asksForMail && <ContactCard connection={connection} />}
            {connection.contactLeft && <p class="event">{texts.contactLeft}</p>}
            {connection.over && <RatingCard connection={connection} />}
            {connection.typingUntil > Date.now() && <p class="foot">{texts.typing}</p>}
          </div>
          {connection.bot && (
            <p class="bar">
              <button type="button" class="choice" onClick={() => connection.say('TEXT', texts.person)}>
                {texts.person}
              </button>
            </p>
          )}
          <Composer connection={connection} />
        </>
      )}
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
