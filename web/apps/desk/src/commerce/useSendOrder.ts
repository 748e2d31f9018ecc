import { api, ask } from '@heqi/api'
import type { Ref } from 'vue'
import type { Row } from '../conversation/types'
import { useSaving } from '../shell/useSaving'
import type { Order } from './types'
import { newKey } from '../shell/newKey'

/** Sends an order's card to the customer of a conversation. */
export function useSendOrder(row: Ref<Row>) {
  const { busy: sending, saving } = useSaving()

  const send = (order: Pick<Order, 'id'>) =>
    saving(
      () =>
        ask(
          api.POST('/api/conversations/{conversation}/cards', {
            params: { path: { conversation: row.value.id } },
            body: {
              clientId: newKey(),
              kind: 'ORDER',
              id: order.id,
              seenSeq: row.value.lastSeq,
            },
          }),
        ),
      true,
    )

  return { sending, send }
}
