import { useEffect, useRef, useState } from 'preact/hooks'
import { Address } from './address'
import { words } from './addressTexts'
import { AfterSale } from './aftersale'
import type { Connection } from './connection'
import type { OwnOrder, Parcel } from './frames'
import { HoldingsPart } from './holdings'
import { money } from './money'
import { orderWords } from './orderTexts'
import { texts } from './texts'
import { when } from './times'

export { Card, CardStyle } from './card'

function Steps({ parcel }: { parcel: Parcel }) {
  return (
    <section class="parcel">
      <p>
        {parcel.carrier} <b>{parcel.number}</b> · {orderWords.parcels[parcel.state]}
      </p>
      <ol>
        {parcel.events.map((event) => (
          <li key={event.at + event.text}>
            {event.text}
            <span class="foot">{when(event.at)}</span>
          </li>
        ))}
      </ol>
      {!parcel.events.length && <p class="foot">{orderWords.notScanned}</p>}
    </section>
  )
}

function One({
  order,
  connection,
  ask,
  changed,
}: {
  order: OwnOrder
  connection: Connection
  ask: () => void
  changed: () => Promise<unknown>
}) {
  const isMeant = connection.orderShown === order.id
  const [open, setOpen] = useState(isMeant)
  const place = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (isMeant) place.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  const { currency, total } = order.amounts
  const [first, ...rest] = order.lines
  const more = rest.reduce((sum, line) => sum + line.quantity, 0)
  const latest = (order.parcels.find((p) => p.state !== 'DELIVERED') ?? order.parcels.at(-1))?.events[0]
  return (
    <li class="own" data-test="own-order" ref={place}>
      <button type="button" class="head" aria-expanded={open} onClick={() => setOpen(!open)}>
        <span class="foot">
          {order.number} · {orderWords.states[order.state]}
        </span>
        <span class="goods">
          <span>
            {first?.title}
            {first && first.quantity > 1 ? ` ×${first.quantity}` : ''}
            {more ? ` +${more}` : ''}
          </span>
          <b>{money(total, currency)}</b>
        </span>
        {order.address.asked && !open && <span class="foot latest">{words.check}</span>}
        {latest && !open && <span class="foot latest">{latest.text}</span>}
      </button>
      {open && (
        <div class="inner">
          <ul>
            {order.lines.map((line, index) => (
              <li key={index} class="goods">
                <span>
                  {line.title} <span class="foot">{line.variant}</span>
                </span>
                <span>
                  {money(line.amount, currency)} ×{line.quantity}
                </span>
              </li>
            ))}
          </ul>
          <Address order={order} connection={connection} changed={changed} />
          {order.parcels.map((parcel) => (
            <Steps key={parcel.carrier + parcel.number} parcel={parcel} />
          ))}
          <AfterSale order={order} connection={connection} />
        </div>
      )}
      <button type="button" class="choice" data-test="ask-order" onClick={ask}>
        {orderWords.askOrder}
      </button>
    </li>
  )
}

/** The customer's orders, and the way to those that nobody knows to be theirs yet. */
export function Orders({ connection, onClose }: { connection: Connection; onClose: () => void }) {
  const [orders, setOrders] = useState<OwnOrder[]>()
  const [next, setNext] = useState<string | null>()
  const [number, setNumber] = useState('')
  const [digits, setDigits] = useState('')
  const [problem, setProblem] = useState('')

  async function attempt(work: () => Promise<unknown>) {
    setProblem('')
    try {
      await work()
    } catch (error) {
      setProblem((error as Error).message || texts.failed)
    }
  }

  const load = (after?: string) =>
    attempt(async () => {
      const page = await connection.orders(after)
      setOrders((before) => (after ? [...(before ?? []), ...page.items] : page.items))
      setNext(page.next)
    })
  useEffect(() => void load(), [])

  const prove = () =>
    attempt(async () => {
      const outcome = await connection.proveOrder(number.trim(), digits.trim())
      if (outcome !== 'PROVEN') return setProblem(orderWords.proofs[outcome]!)
      setNumber('')
      setDigits('')
      await load()
    })

  function ask(order: OwnOrder) {
    connection.sayOrder(order.id, `${orderWords.order} ${order.number}`)
    onClose()
  }

  return (
    <section class="orders" aria-label={texts.orders} data-test="own-orders">
      <h3 class="goods">
        {texts.orders}
        <button type="button" class="choice" onClick={onClose}>
          {texts.toChat}
        </button>
      </h3>
      {problem && (
        <p class="bad" role="alert">
          {problem}
        </p>
      )}
      {!orders && !problem && <p class="foot">{texts.connecting}</p>}
      {orders && !orders.length && <p class="foot">{orderWords.noOrders}</p>}
      <ul>
        {orders?.map((order) => (
          <One
            key={order.id}
            order={order}
            connection={connection}
            ask={() => ask(order)}
            changed={() => load()}
          />
        ))}
      </ul>
      {next && (
        <button type="button" class="choice" onClick={() => void load(next)}>
          {orderWords.moreOrders}
        </button>
      )}
      <form
        class="proof"
        onSubmit={(event) => {
          event.preventDefault()
          void prove()
        }}
      >
        <p>{orderWords.findOrder}</p>
        <input
          value={number}
          required
          maxLength={64}
          placeholder={orderWords.orderNumber}
          aria-label={orderWords.orderNumber}
          data-test="proof-number"
          onInput={(event) => setNumber(event.currentTarget.value)}
        />
        <input
          value={digits}
          required
          inputMode="numeric"
          pattern="[0-9]{4}"
          maxLength={4}
          placeholder={orderWords.lastDigits}
          aria-label={orderWords.lastDigits}
          data-test="proof-digits"
          onInput={(event) => setDigits(event.currentTarget.value)}
        />
        <button type="submit" class="send" disabled={!number.trim() || digits.trim().length !== 4}>
          {orderWords.find}
        </button>
      </form>
      <HoldingsPart connection={connection} />
    </section>
  )
}
