import type { components } from '@heqi/api'

export type FlowView = components['schemas']['FlowView']
export type Flow = components['schemas']['FlowBody']
export type Node = components['schemas']['FlowNodeBody']
export type Exit = components['schemas']['FlowExitBody']
export type Kind = Node['kind']
export type Input = NonNullable<Node['input']>
export type Finding = components['schemas']['Finding']
export type Shape = components['schemas']['Shape']
export type Version = components['schemas']['FlowVersionResponse']
export type Step = components['schemas']['FlowStepResponse']

export const kinds: readonly Kind[] = ['SAY', 'ASK', 'CHOICE', 'ACTION', 'HAND_OVER']
export const inputs: readonly Input[] = [
  'TEXT',
  'ORDER_NUMBER',
  'PHONE',
  'EMAIL',
  'NUMBER',
  'AMOUNT',
  'DATE',
  'PICTURE',
  'ONE_OF',
]
