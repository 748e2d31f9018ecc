import type { components } from '@heqi/api'

export type Script = components['schemas']['ScriptResponse']
export type ScriptPart = components['schemas']['PartResponse']
export type Gap = components['schemas']['Gap']
export type Stage = NonNullable<Script['stage']>

export const stages: Stage[] = ['PRE_SALE', 'IN_SALE', 'AFTER_SALE']
