import { useEffect, useRef, useState } from 'preact/hooks'
import type { OwnCase } from './aftersale'
import { words } from './aftersaleTexts'
import type { Connection } from './connection'
import type { OwnOrder } from './frames'
import { newKey } from './key'
import { money } from './money'
import { when } from './times'

interface Choice {
  type: string
  allowed: boolean
  grounds: string[]
  atMost: number
  until?: string
}

const CAME = ['RECEIVED', 'COMPLETED']
const SENT = ['SHIPPED', 'PARTLY_SHIPPED', ...CAME]
const MOST = 9

/** The form of an application; what the policy allows, and why not, is said before anything is sent. */
export function Claim({
  order,
  connection,
  onClose,
}: {
  order: OwnOrder
  connection: Connection
  onClose: (made?: OwnCase) => void
}) {
  const [pieces, setPieces] = useState(order.lines.map((line) => line.quantity))
  const [reason, setReason] = useState(
    connection.applying && connection.orderShown === order.id ? 'QUALITY_ISSUE' : 'NO_LONGER_WANT',
  )
  const [condition, setCondition] = useState('OPENED')
  const [received, setReceived] = useState(
    CAME.includes(order.state) || order.parcels.some((parcel) => parcel.state === 'DELIVERED'),
  )
  const [choices, setChoices] = useState<Choice[]>()
  const [policy, setPolicy] = useState('')
  const [type, setType] = useState('')
  const [text, setText] = useState('')
  const [photos, setPhotos] = useState<File[]>([])
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState('')
  const key = useRef(newKey())
  const { currency } = order.amounts
  const parts = pieces.flatMap((quantity, line) => (quantity ? [{ line, quantity }] : []))
  const claim = { type: type || 'RETURN_REFUND', reason, parts, condition, received, text }
  const chosen = choices?.find((one) => one.type === type && one.allowed)

  useEffect(() => {
    if (!parts.length) return setChoices([])
    let wanted = true
    connection
      .own<{ kinds: Choice[]; policy: string }>(`orders/${order.id}/aftersale-choices`, claim)
      .then((found) => {
        if (!wanted) return
        setChoices(found.kinds)
        setPolicy(found.policy)
      })
      .catch((error: Error) => wanted && setProblem(error.message || words.failed))
    return () => {
      wanted = false
    }
  }, [reason, condition, received, pieces.join()])

  async function submit() {
    setBusy(true)
    setProblem('')
    try {
      const files: string[] = []
      for (const photo of photos) files.push(await connection.handIn(photo))
      const body = { clientId: key.current, claim, files }
      onClose(await connection.own<OwnCase>(`orders/${order.id}/aftersale-cases`, body))
    } catch (error) {
      setProblem((error as Error).message || words.failed)
      setBusy(false)
    }
  }

  const options = (of: Record<string, string>) =>
    Object.entries(of).map(([value, label]) => (
      <option key={value} value={value}>
        {label}
      </option>
    ))

  return (
    <form
      class="claim"
      data-test="own-claim"
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <fieldset>
        <legend>{words.goods}</legend>
        {order.lines.map((line, index) => (
          <label key={index} class="pick">
            <input
              type="checkbox"
              checked={!!pieces[index]}
              onChange={(event) =>
                setPieces(
                  pieces.map((n, at) =>
                    at === index ? (event.currentTarget.checked ? line.quantity : 0) : n,
                  ),
                )
              }
            />
            <span>
              {line.title} <span class="foot">{line.variant}</span>
            </span>
            {line.quantity > 1 && !!pieces[index] && (
              <input
                type="number"
                min={1}
                max={line.quantity}
                value={pieces[index]}
                aria-label={line.title}
                onInput={(event) => {
                  const n = Math.min(
                    line.quantity,
                    Math.max(1, Math.floor(event.currentTarget.valueAsNumber || 1)),
                  )
                  setPieces(pieces.map((old, at) => (at === index ? n : old)))
                }}
              />
            )}
          </label>
        ))}
      </fieldset>
      <label>
        <span>{words.reason}</span>
        <select
          value={reason}
          data-test="own-reason"
          onChange={(event) => setReason(event.currentTarget.value)}
        >
          {options(words.reasons)}
        </select>
      </label>
      {SENT.includes(order.state) && (
        <>
          <label>
            <span>{words.condition}</span>
            <select value={condition} onChange={(event) => setCondition(event.currentTarget.value)}>
              {options(words.conditions)}
            </select>
          </label>
          {!CAME.includes(order.state) && (
            <label class="pick">
              <input
                type="checkbox"
                checked={received}
                onChange={(event) => setReceived(event.currentTarget.checked)}
              />
              <span>{words.received}</span>
            </label>
          )}
        </>
      )}
      <fieldset>
        <legend>{words.kind}</legend>
        {choices?.map((one) => (
          <label key={one.type} class="pick" data-test={`own-kind-${one.type}`}>
            <input
              type="radio"
              name={`kind-${order.id}`}
              value={one.type}
              checked={type === one.type && one.allowed}
              disabled={!one.allowed}
              onChange={() => setType(one.type)}
            />
            <span>
              {words.types[one.type]}
              {one.allowed && one.atMost ? ` · ${words.atMost(money(one.atMost, currency))}` : ''}
              <span class="foot" style="display:block">
                {[...one.grounds, one.allowed && one.until ? words.until(when(one.until)) : '']
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </span>
          </label>
        ))}
      </fieldset>
      {policy && (
        <details>
          <summary>{words.policy}</summary>
          <p style="white-space:pre-wrap">{policy}</p>
        </details>
      )}
      <label>
        <span>{words.text}</span>
        <textarea
          class="words"
          rows={2}
          maxLength={500}
          value={text}
          data-test="own-text"
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </label>
      <label class="choice" style="position:relative">
        {photos.length ? words.photo(photos.length) : words.photos}
        <input
          type="file"
          accept="image/*,video/*"
          multiple
          data-test="own-photos"
          onChange={(event) => setPhotos([...(event.currentTarget.files ?? [])].slice(0, MOST))}
        />
      </label>
      {problem && (
        <p class="bad" role="alert">
          {problem}
        </p>
      )}
      <div class="row">
        <button type="submit" class="send" disabled={busy || !chosen || !parts.length} data-test="own-submit">
          {words.submit}
        </button>
        <button type="button" class="choice" onClick={() => onClose()}>
          {words.cancel}
        </button>
      </div>
    </form>
  )
}
