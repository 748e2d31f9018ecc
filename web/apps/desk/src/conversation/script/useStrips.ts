import { watch } from 'vue'
import { useDeskSocket } from '../useDeskSocket'
import { useInbox } from '../useInbox'
import { sendStrip, type Waiting } from './strip'
import { countScript } from './useTaken'
import { waiting } from './waiting'

/** Sends strips; a sending goes on while one looks at another conversation. */
export function useStrips() {
  const socket = useDeskSocket()
  const inbox = useInbox()

  /** Resolves when the part is stored, or with the reason why it was refused. */
  const deliver = (conversation: string, part: Waiting) =>
    new Promise<string | undefined>((resolve) => {
      socket.say(
        conversation,
        part.picture ? 'IMAGE' : 'TEXT',
        part.text?.trim() ?? '',
        part.picture,
        undefined,
        part.key,
      )
      const stop = watch(
        () => [inbox.pending.has(part.key), inbox.pending.get(part.key)?.failure] as const,
        ([isPending, failure]) => {
          if (isPending && !failure) return
          stop()
          inbox.pending.delete(part.key)
          resolve(failure)
        },
        { flush: 'sync' },
      )
    })

  async function send(conversation: string) {
    const strip = waiting.get(conversation)
    if (!strip || !(await sendStrip(strip, (part) => deliver(conversation, part)))) return
    countScript(conversation, strip.item, strip.isEdited)
    waiting.delete(conversation)
  }

  return { send }
}
