import { openGap, placeholdersOf } from './gaps'
import type { Script } from './types'
import { newKey } from '../../shell/newKey'

/** A part that waits to be sent. Its key names it to the server, however often it is sent. */
export interface Waiting {
  key: string
  text?: string
  picture?: string
  placeholders: string[]
  failure?: string
}

/** The parts of a script, on their way to a customer in their order. */
export interface Strip {
  item: string
  title: string
  parts: Waiting[]
  isSending: boolean
  isEdited: boolean
}

export const stripOf = (script: Script, fresh: () => string = newKey): Strip => ({
  item: script.item,
  title: script.title,
  parts: script.parts.map((part) => ({
    key: fresh(),
    text: part.text ?? undefined,
    picture: part.picture ?? undefined,
    placeholders: placeholdersOf(part.text ?? '', part.gaps),
  })),
  isSending: false,
  isEdited: false,
})

/** The first part with a placeholder that nobody filled in, and where. */
export function openPart(strip: Strip) {
  for (const part of strip.parts) {
    const gap = openGap(part.text ?? '', part.placeholders)
    if (gap) return { part, gap }
  }
  return undefined
}

/**
 * Sends what is left of the strip, one after the other; the next goes when the one before is stored. What fails
 * stays, with all behind it.
 *
 * @param send tells why a part could not be sent
 * @returns whether nothing is left
 */
export async function sendStrip(strip: Strip, send: (part: Waiting) => Promise<string | undefined>) {
  if (strip.isSending) return false
  strip.isSending = true
  try {
    while (strip.parts.length) {
      const part = strip.parts[0]!
      part.failure = undefined
      if (part.picture || part.text?.trim()) part.failure = await send(part)
      if (part.failure) return false
      strip.parts.shift()
    }
    return true
  } finally {
    strip.isSending = false
  }
}
