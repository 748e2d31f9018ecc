import { useEffect, useState } from 'preact/hooks'
import type { Connection } from './connection'
import { money } from './money'
import { orderWords as words } from './orderTexts'
import { language } from './texts'
import { when } from './times'

interface Coupon {
  name: string
  code: string
  worth: number
  spendFrom: number
  currency: string
  validUntil: string
}

interface Holdings {
  known: boolean
  coupons: Coupon[]
  points: number
  contactRefused: boolean
}

interface Movement {
  id: string
  change: number
  after: number
  at: string
}

const DAY = 86_400_000
const daysLeft = (iso: string) => Math.floor((Date.parse(iso) - Date.now()) / DAY)

function OneCoupon({ it }: { it: Coupon }) {
  const [copied, setCopied] = useState(false)
  const copy = () =>
    void navigator.clipboard.writeText(it.code).then(
      () => setCopied(true),
      () => undefined,
    )
  return (
    <li class="coupon" data-test="own-coupon">
      <div>
        <b>
          {words.coupon(
            money(it.worth, it.currency),
            it.spendFrom > 0 ? money(it.spendFrom, it.currency) : '',
          )}
        </b>
        <span class="foot" title={when(it.validUntil)}>
          {it.name} · {words.daysLeft(daysLeft(it.validUntil))}
        </span>
        <span class="foot" style="display:block;user-select:all">
          {words.code(it.code)}
        </span>
      </div>
      <button type="button" class="choice" aria-live="polite" onClick={copy}>
        {copied ? words.copied : words.copy}
      </button>
    </li>
  )
}

function Movements({ connection }: { connection: Connection }) {
  const [items, setItems] = useState<Movement[]>()
  const [next, setNext] = useState<string | null>()
  const [problem, setProblem] = useState('')
  const load = (after = '') =>
    connection
      .own<{ items: Movement[]; next?: string | null }>(
        'point-movements' + (after && `?after=${encodeURIComponent(after)}`),
      )
      .then((page) => {
        setItems((before) => [...(before ?? []), ...page.items])
        setNext(page.next)
      })
      .catch((error: Error) => setProblem(error.message))
  useEffect(() => void load(), [])
  return (
    <>
      {problem && (
        <p class="bad" role="alert">
          {problem}
        </p>
      )}
      <ul class="moves" data-test="point-movements">
        {items?.map((it) => (
          <li key={it.id}>
            <span>{when(it.at)}</span>
            <b>{(it.change > 0 ? '+' : '') + it.change.toLocaleString(language)}</b>
            <span>{it.after.toLocaleString(language)}</span>
          </li>
        ))}
      </ul>
      {items && !items.length && <p class="foot">{words.noMovements}</p>}
      {next && (
        <button type="button" class="choice" onClick={() => void load(next)}>
          {words.more}
        </button>
      )}
    </>
  )
}

/** What a customer has of the shop beside orders, and their word on being contacted. */
export function HoldingsPart({ connection }: { connection: Connection }) {
  const [held, setHeld] = useState<Holdings>()
  const [open, setOpen] = useState(false)
  const [problem, setProblem] = useState('')
  useEffect(
    () =>
      void connection
        .own<Holdings>('holdings')
        .then(setHeld)
        .catch(() => undefined),
    [],
  )
  if (!held?.known) return null

  async function refuse(refused: boolean) {
    setProblem('')
    try {
      await connection.own('contact-refusal', { refused }, 'PUT')
      setHeld({ ...held!, contactRefused: refused })
    } catch (error) {
      setProblem((error as Error).message)
    }
  }

  return (
    <>
      {(held.coupons.length > 0 || held.points > 0) && (
        <section class="holdings" aria-label={words.holdings} data-test="holdings">
          <h4>{words.holdings}</h4>
          <ul>
            {held.coupons.map((it) => (
              <OneCoupon key={it.code} it={it} />
            ))}
          </ul>
          {held.points > 0 && (
            <>
              <p class="goods">
                <b>{words.points(held.points.toLocaleString(language))}</b>
                <button
                  type="button"
                  class="choice"
                  aria-expanded={open}
                  data-test="open-movements"
                  onClick={() => setOpen(!open)}
                >
                  {words.movements}
                </button>
              </p>
              {open && <Movements connection={connection} />}
            </>
          )}
        </section>
      )}
      <section class="holdings" aria-label={words.contacts} data-test="own-contacts">
        <h4>{words.contacts}</h4>
        <p class="foot">{held.contactRefused ? words.refused : words.contactsAre}</p>
        {problem && (
          <p class="bad" role="alert">
            {problem}
          </p>
        )}
        <button
          type="button"
          class="choice"
          data-test="contact-refusal"
          onClick={() => void refuse(!held.contactRefused)}
        >
          {held.contactRefused ? words.allow : words.refuse}
        </button>
      </section>
    </>
  )
}
