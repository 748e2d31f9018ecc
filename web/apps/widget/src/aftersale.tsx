import { useEffect, useState } from 'preact/hooks'
import { style, words } from './aftersaleTexts'
import { Claim } from './claim'
import type { Connection } from './connection'
import type { OwnOrder } from './frames'
import { money } from './money'
import { when } from './times'

export interface OwnCase {
  id: string
  number: number
  version: number
  type: string
  state: string
  amount: number
  currency: string
  text: string
  due?: string
  then?: string
  offer?: { type: string; amount: number }
  returnAddress: string
  returned?: { carrier: string; number: string }
  sent?: { carrier: string; number: string }
  freight?: string
  moves: { at: string; party: string; move: string; note: string }[]
  open: string[]
}

const TRACKED = 'SEND_BACK'
const SAYS_WHY = ['DISPUTE', 'AMEND']

/** One case of the customer's: where it stands, by when what happens, and what they can do. */
function One({
  it,
  connection,
  show,
}: {
  it: OwnCase
  connection: Connection
  show: (now: OwnCase) => void
}) {
  const [moving, setMoving] = useState('')
  const [carrier, setCarrier] = useState('')
  const [number, setNumber] = useState('')
  const [note, setNote] = useState('')
  const [problem, setProblem] = useState('')
  const said = it.moves.filter((move) => move.party !== 'BUYER' && move.note).at(-1)

  async function move(name: string) {
    setProblem('')
    try {
      const body = { move: name, version: it.version, note, carrier, number }
      show(await connection.own<OwnCase>(`aftersale-cases/${it.id}/moves`, body))
      setMoving('')
      setNote('')
    } catch (error) {
      setProblem((error as Error).message || words.failed)
    }
  }

  return (
    <article class="case" aria-label={`#${it.number}`} data-test="own-case">
      <p class="goods">
        <b>{words.states[it.state]}</b>
        <span>
          {words.types[it.type]} {it.amount ? money(it.amount, it.currency) : ''}
        </span>
      </p>
      {it.due && (
        <p class="foot">
          {words.due(when(it.due))} · {it.then ? words.then(words.states[it.then]!) : ''}
        </p>
      )}
      {said && <p>{said.note}</p>}
      {it.offer && (
        <p>
          {words.offer(
            words.types[it.offer.type]!,
            it.offer.amount ? money(it.offer.amount, it.currency) : '',
          )}
        </p>
      )}
      {it.state === 'WAIT_BUYER_RETURN' && (
        <p>
          {words.address} {it.returnAddress} {it.freight ? `（${words.freight[it.freight]}）` : ''}
        </p>
      )}
      {it.returned && (
        <p class="foot">
          {words.returned} {it.returned.carrier} {it.returned.number}
        </p>
      )}
      {it.sent && (
        <p class="foot">
          {words.sent} {it.sent.carrier} {it.sent.number}
        </p>
      )}
      {problem && (
        <p class="bad" role="alert">
          {problem}
        </p>
      )}
      {moving ? (
        <form
          class="claim"
          onSubmit={(event) => {
            event.preventDefault()
            void move(moving)
          }}
        >
          {moving === TRACKED ? (
            <div class="row">
              <input
                value={carrier}
                required
                maxLength={40}
                placeholder={words.carrier}
                aria-label={words.carrier}
                data-test="return-carrier"
                onInput={(event) => setCarrier(event.currentTarget.value)}
              />
              <input
                value={number}
                required
                maxLength={40}
                placeholder={words.number}
                aria-label={words.number}
                data-test="return-number"
                onInput={(event) => setNumber(event.currentTarget.value)}
              />
            </div>
          ) : (
            <input
              value={note}
              required
              maxLength={500}
              placeholder={moving === 'AMEND' ? words.change : words.why}
              aria-label={moving === 'AMEND' ? words.change : words.why}
              data-test="case-why"
              onInput={(event) => setNote(event.currentTarget.value)}
            />
          )}
          <div class="row">
            <button type="submit" class="send" data-test="case-do">
              {words.moves[moving]}
            </button>
            <button type="button" class="choice" onClick={() => setMoving('')}>
              {words.cancel}
            </button>
          </div>
        </form>
      ) : (
        <div class="row">
          {it.open.map((name) => (
            <button
              key={name}
              type="button"
              class="choice"
              data-test={`own-${name}`}
              onClick={() =>
                name === TRACKED || SAYS_WHY.includes(name) ? setMoving(name) : void move(name)
              }
            >
              {words.moves[name]}
            </button>
          ))}
        </div>
      )}
    </article>
  )
}

/** What went wrong with an order and how it is put right, without waiting for anybody. */
export function AfterSale({ order, connection }: { order: OwnOrder; connection: Connection }) {
  const [cases, setCases] = useState<OwnCase[]>()
  const [applying, setApplying] = useState(connection.applying && connection.orderShown === order.id)
  const path = `orders/${order.id}/aftersale-cases`
  const load = () =>
    connection
      .own<OwnCase[]>(path)
      .then(setCases)
      .catch(() => setCases((before) => before ?? []))
  useEffect(() => {
    void load()
    const timer = setInterval(() => void load(), 30_000)
    return () => clearInterval(timer)
  }, [order.id])
  const show = (now: OwnCase) =>
    setCases((before) => [now, ...(before ?? []).filter((one) => one.id !== now.id)])

  return (
    <section aria-label={words.afterSale} data-test="own-aftersale">
      <style>{style}</style>
      {cases?.map((it) => (
        <One key={it.id} it={it} connection={connection} show={show} />
      ))}
      {applying ? (
        <Claim
          order={order}
          connection={connection}
          onClose={(made) => {
            setApplying(false)
            if (made) show(made)
          }}
        />
      ) : (
        order.state !== 'UNPAID' &&
        order.state !== 'CLOSED' && (
          <button type="button" class="choice" data-test="own-apply" onClick={() => setApplying(true)}>
            {words.apply}
          </button>
        )
      )}
    </section>
  )
}
