import { useState } from 'preact/hooks'
import type { Connection } from './connection'
import { texts } from './texts'

/** Asks for an address to which the answer goes if the page is closed meanwhile. */
export function ContactCard({ connection }: { connection: Connection }) {
  const [email, setEmail] = useState('')
  const [problem, setProblem] = useState('')

  async function leave() {
    setProblem('')
    try {
      await connection.leaveContact(email.trim())
    } catch (error) {
      setProblem((error as Error).message || texts.failed)
    }
  }

  return (
    <section class="rating" aria-label={texts.contact} data-test="contact">
      <p>{texts.contact}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void leave()
        }}
      >
        <input
          type="email"
          required
          maxLength={200}
          autocomplete="email"
          value={email}
          placeholder="name@example.com"
          aria-label={texts.contact}
          onInput={(event) => setEmail(event.currentTarget.value)}
        />
        <button type="submit" class="send" disabled={!email.includes('@')}>
          {texts.leave}
        </button>
      </form>
      {problem && (
        <p class="bad" role="alert">
          {problem}
        </p>
      )}
    </section>
  )
}
