import { useState } from 'preact/hooks'
import { words } from './addressTexts'
import type { Connection } from './connection'
import type { OwnOrder } from './frames'
import { when } from './times'

const FIELDS = [
  { name: 'name', most: 50, auto: 'name' },
  { name: 'phone', most: 30, auto: 'tel' },
  { name: 'region', most: 100, auto: 'address-level1' },
  { name: 'street', most: 300, auto: 'street-address' },
] as const
const EMPTY = { name: '', phone: '', region: '', street: '' }

/** Where an order goes: one tap says that it is right, and another address is taken or tried. */
export function Address({
  order,
  connection,
  changed,
}: {
  order: OwnOrder
  connection: Connection
  changed: () => Promise<unknown>
}) {
  const [changing, setChanging] = useState(false)
  const [fields, setFields] = useState(EMPTY)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState('')
  const { address, receiver } = order
  const tries = address.changeable === 'TRY'
  const path = `orders/${order.id}/address-`

  async function attempt(work: () => Promise<unknown>) {
    setBusy(true)
    setProblem('')
    try {
      await work()
      setChanging(false)
      setFields(EMPTY)
      await changed()
    } catch (error) {
      setProblem((error as Error).message || words.failed)
    }
    setBusy(false)
  }

  const confirm = () => attempt(() => connection.own(path + 'confirmation', {}))
  const change = () => {
    const { street, ...rest } = fields
    return attempt(() => connection.own(path + 'changes', { ...rest, address: street }))
  }

  return (
    <section aria-label={words.address} data-test="own-address">
      {receiver && (
        <p class="foot">
          {words.address} {receiver.name} {receiver.phone} {receiver.region}
        </p>
      )}
      {address.asked && (
        <p data-test="address-asked">
          {words.check} {address.due && <span class="foot">{words.until(when(address.due))}</span>}
        </p>
      )}
      {address.change && (
        <p class="foot" data-test="address-change">
          {words.states[address.change.state]}
        </p>
      )}
      {problem && (
        <p class="bad" role="alert">
          {problem}
        </p>
      )}
      {changing ? (
        <form
          class="claim"
          data-test="address-form"
          onSubmit={(event) => {
            event.preventDefault()
            void change()
          }}
        >
          {tries && <p class="foot">{words.late}</p>}
          {FIELDS.map(({ name, most, auto }) => (
            <input
              key={name}
              value={fields[name]}
              required
              maxLength={most}
              autocomplete={auto}
              placeholder={words[name]}
              aria-label={words[name]}
              data-test={`address-${name}`}
              onInput={(event) => setFields({ ...fields, [name]: event.currentTarget.value })}
            />
          ))}
          <div class="row">
            <button type="submit" class="send" disabled={busy} data-test="address-submit">
              {words.submit}
            </button>
            <button type="button" class="choice" onClick={() => setChanging(false)}>
              {words.cancel}
            </button>
          </div>
        </form>
      ) : (
        address.changeable !== 'NO' && (
          <div class="row">
            {address.asked && (
              <button
                type="button"
                class="choice"
                disabled={busy}
                data-test="address-right"
                onClick={() => void confirm()}
              >
                {words.right}
              </button>
            )}
            <button
              type="button"
              class="choice"
              data-test="address-change-begin"
              onClick={() => setChanging(true)}
            >
              {tries ? words.tryChange : words.change}
            </button>
          </div>
        )
      )}
    </section>
  )
}
