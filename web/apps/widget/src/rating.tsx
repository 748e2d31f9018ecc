import { useState } from 'preact/hooks'
import type { Connection } from './connection'
import { texts } from './texts'

/** Asks how it was, once the conversation is over; one tap is enough, the rest is optional. */
export function RatingCard({ connection }: { connection: Connection }) {
  const [score, setScore] = useState(0)
  const [solved, setSolved] = useState<boolean>()
  const [comment, setComment] = useState('')
  const [done, setDone] = useState(false)
  const [problem, setProblem] = useState('')

  async function give(to: number, isSolved = solved) {
    setScore(to)
    setProblem('')
    try {
      await connection.rate(to, isSolved, comment.trim())
      setDone(true)
    } catch (error) {
      setProblem((error as Error).message || texts.failed)
    }
  }

  return (
    <section class="rating" aria-label={texts.rate} data-test="rating">
      <p>{done ? texts.thanks : texts.rate}</p>
      <div role="radiogroup" aria-label={texts.rate}>
        {texts.scores.map((name, index) => (
          <button
            key={name}
            type="button"
            role="radio"
            aria-checked={score === index + 1}
            aria-label={name}
            title={name}
            class={score > index ? 'star on' : 'star'}
            onClick={() => void give(index + 1)}
          >
            ★
          </button>
        ))}
      </div>
      {score > 0 && (
        <>
          <p class="foot">{texts.scores[score - 1]}</p>
          <div class="solved">
            {texts.solved}
            {[true, false].map((value) => (
              <button
                key={String(value)}
                type="button"
                aria-pressed={solved === value}
                class="choice"
                onClick={() => {
                  setSolved(value)
                  void give(score, value)
                }}
              >
                {value ? texts.yes : texts.no}
              </button>
            ))}
          </div>
          <form
            onSubmit={(event) => {
              event.preventDefault()
              void give(score)
            }}
          >
            <input
              value={comment}
              maxLength={500}
              placeholder={texts.comment}
              aria-label={texts.comment}
              onInput={(event) => setComment(event.currentTarget.value)}
            />
            <button type="submit" class="send" disabled={!comment.trim()}>
              {texts.send}
            </button>
          </form>
        </>
      )}
      {problem && (
        <p class="bad" role="alert">
          {problem}
        </p>
      )}
    </section>
  )
}
