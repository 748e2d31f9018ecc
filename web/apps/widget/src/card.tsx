import { useState } from 'preact/hooks'
import { words } from './aftersaleTexts'
import type { Connection } from './connection'
import type { Card as Facts, Line } from './frames'
import { money } from './money'
import { cardStyle, orderWords } from './orderTexts'
import { when } from './times'

/** Until it came, where the parcel is says more than the order's state. */
const ON_ITS_WAY = ['SHIPPED', 'PARTLY_SHIPPED']

function Order({ card, open }: { card: Facts; open: () => void }) {
  const parcel = ON_ITS_WAY.includes(card.state) ? card.parcel : undefined
  return (
    <section class="card" aria-label={orderWords.order} data-test="order-card">
      <p class="foot">
        {orderWords.order} {card.number}
      </p>
      <p class="goods">
        <span>{card.goods}</span> <b>{money(card.total ?? 0, card.currency)}</b>
      </p>
      <p class="state" key={card.state + parcel?.state} aria-live="polite" data-test="card-state">
        <b>{orderWords.states[card.state]}</b>
        {parcel && <span> · {orderWords.parcels[parcel.state]}</span>}
      </p>
      {parcel && (
        <p class="foot">
          {parcel.carrier} {parcel.number}
        </p>
      )}
      {parcel?.text && (
        <p class="foot">
          {parcel.text} {parcel.at && when(parcel.at)}
        </p>
      )}
      <button type="button" class="choice" data-test="card-open" onClick={open}>
        {orderWords.details}
      </button>
    </section>
  )
}

function Case({ card, open }: { card: Facts; open: () => void }) {
  return (
    <section class="card" aria-label={`${words.afterSale} #${card.number}`} data-test="case-card">
      <p class="goods foot">
        <span>
          {words.afterSale} #{card.number} · {words.types[card.type!]}
        </span>
        {card.amount ? <span>{money(card.amount, card.currency)}</span> : null}
      </p>
      <p
        class={card.turn ? 'state turn' : 'state'}
        key={card.state}
        aria-live="polite"
        data-test="card-state"
      >
        <b>{words.states[card.state]}</b>
      </p>
      {card.due && (
        <p class="foot">
          {words.due(when(card.due))}
          {card.then && card.then !== card.state ? ` · ${words.then(words.states[card.then]!)}` : ''}
        </p>
      )}
      <button type="button" class="choice" data-test="card-open" onClick={open}>
        {card.turn ? orderWords.act : orderWords.details}
      </button>
    </section>
  )
}

/**
 * What a line's card shows: the thing as it is now. Where it is not known to be the customer's it stays as it was
 * sent. A case is told of often; its card stands below the last line about it.
 */
export function Card({ line, connection }: { line: Line; connection: Connection }) {
  const sent = line.data!.card!
  const now = connection.cards.of(sent)
  if (sent.kind === 'ORDER') {
    const open = () => connection.showOrders(sent.id)
    return now ? <Order card={now} open={open} /> : <Frozen card={sent} />
  }
  if (sent.kind === 'FOLLOW_UP')
    return (
      <>
        <p class="text">{line.body}</p>
        {now && <Question card={now} connection={connection} />}
      </>
    )
  const last = [...connection.lines.values()].filter((one) => one.data?.card?.id === sent.id).at(-1)
  return (
    <>
      <p class="text">{line.body}</p>
      {now && last?.seq === line.seq && <Case card={now} open={() => connection.showOrders(now.order)} />}
    </>
  )
}

const ANSWERS = ['FINE', 'PROBLEM', 'NO_MORE']

/** Whether all is well with an order, answered in one tap. */
function Question({ card, connection }: { card: Facts; connection: Connection }) {
  const [problem, setProblem] = useState('')
  const [busy, setBusy] = useState(false)

  async function answer(name: string) {
    setBusy(true)
    setProblem('')
    try {
      await connection.own(`orders/${card.id}/follow-up-answer`, { answer: name })
      if (name === 'PROBLEM') connection.showOrders(card.id, true)
    } catch (error) {
      setProblem((error as Error).message || words.failed)
    }
    setBusy(false)
  }

  const said = card.answer ?? (card.state === 'LEFT_ALONE' ? 'NO_MORE' : '')
  return (
    <section class="ask" aria-label={`${orderWords.order} ${card.number}`} data-test="follow-up">
      {problem && (
        <p class="bad" role="alert">
          {problem}
        </p>
      )}
      {said ? (
        <p class="foot" aria-live="polite" data-test="follow-up-answered">
          {orderWords.youSaid} {orderWords.answers[said]}
        </p>
      ) : (
        <span class="choices">
          {ANSWERS.map((name) => (
            <button
              key={name}
              type="button"
              class="choice"
              disabled={busy}
              data-test={`follow-up-${name}`}
              onClick={() => void answer(name)}
            >
              {orderWords.answers[name]}
            </button>
          ))}
        </span>
      )}
    </section>
  )
}

/** An order as it was when its card was sent. */
function Frozen({ card }: { card: Facts }) {
  return (
    <section class="card" aria-label={orderWords.order} data-test="order-card">
      <p class="foot">
        {orderWords.order} {card.number} · {orderWords.states[card.state]}
      </p>
      <p class="goods">
        <span>{card.goods}</span> <b>{money(card.total ?? 0, card.currency)}</b>
      </p>
    </section>
  )
}

export const CardStyle = () => <style>{cardStyle}</style>
