import type { components } from '@heqi/api'

export type Webhook = components['schemas']['WebhookResponse']
export type WebhookEvent = Webhook['events'][number]
export type WebhookCall = components['schemas']['WebhookCall']

/** In the order in which they are offered. */
export const webhookEvents: WebhookEvent[] = [
  'MESSAGE_RECEIVED',
  'MESSAGE_SENT',
  'MESSAGE_RECALLED',
  'MESSAGE_NOT_DELIVERED',
  'CONVERSATION_OPENED',
  'CONVERSATION_REOPENED',
  'CONVERSATION_ASSIGNED',
  'CONVERSATION_TRANSFERRED',
  'CONVERSATION_TAGGED',
  'CONVERSATION_RESOLVED',
  'CONVERSATION_CLOSED',
  'CONVERSATION_MERGED',
  'CONVERSATION_RATED',
]
