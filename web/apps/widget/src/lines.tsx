import { Fragment } from 'preact'
import type { Connection } from './connection'
import type { Line, Outgoing } from './frames'
import { language, texts } from './texts'

const time = (iso: string) =>
  new Date(iso).toLocaleTimeString(language, { hour: '2-digit', minute: '2-digit', hour12: false })

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
  const Card = line.data?.card && connection.parts?.Card
  if (Card) return <Card line={line} connection={connection} />
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

/** A line of the conversation; of what happened only that which a customer needs to know. */
export function Row({
  line,
  connection,
  last,
  newest,
}: {
  line: Line
  connection: Connection
  /** Whether it is the customer's last line. */
  last: boolean
  /** Whether nothing was said after it. */
  newest: boolean
}) {
  if (line.kind === 'EVENT') return EVENTS[line.body] ? <p class="event">{EVENTS[line.body]}</p> : null
  const mine = line.from === 'CUSTOMER'
  return (
    <div class={mine ? 'line me' : 'line'} data-test="line">
      {!mine && (line.name || line.from === 'BOT') && <span class="who">{line.name ?? texts.bot}</span>}
      <Said line={line} connection={connection} />
      {line.data?.writtenFrom && (
        <span class="foot">
          {texts.writtenFrom} {line.data.writtenFrom.join('、')}
        </span>
      )}
      {newest && connection.bot && line.data?.choices && (
        <span class="choices">
          {line.data.choices.map((choice) => (
            <button key={choice} type="button" class="choice" onClick={() => connection.say('TEXT', choice)}>
              {choice}
            </button>
          ))}
        </span>
      )}
      <span class="foot">
        {time(line.at)}
        {mine && last && connection.readSeq >= line.seq ? ' · ' + texts.read : ''}
      </span>
    </div>
  )
}

/** What is typed and not yet stored. */
export function Waiting({ message, connection }: { message: Outgoing; connection: Connection }) {
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
