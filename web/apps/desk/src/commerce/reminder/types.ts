import type { components } from '@heqi/api'

export type Reminder = components['schemas']['ReminderView']
export type ReminderStep = components['schemas']['ReminderStep']
export type Fault = components['schemas']['FaultTold']['fault']

export const faults: Fault[] = [
  'NOT_ENOUGH_BALANCE',
  'REFUSED_BY_BANK',
  'LIMIT_REACHED',
  'PAGE_FAILS',
  'DOES_NOT_KNOW_HOW',
  'CHANGED_MIND',
  'OTHER',
]

/** How far a reminder is, as the key of its words: what came of a call, how far a message is. */
export function standing(step: ReminderStep) {
  if (step.heldBack) return 'HELD_BACK'
  if (step.call) return step.call.state === 'DONE' ? 'CALLED' : `CALL_${step.call.state}`
  if (step.contact === 'PLANNED' && step.waitsUntil) return 'WAITS'
  return step.contact ?? 'PLANNED'
}
