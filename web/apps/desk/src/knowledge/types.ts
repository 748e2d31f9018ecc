import type { components } from '@heqi/api'

export type Item = components['schemas']['ItemView']
export type Kind = Item['kind']
export type State = Item['state']
export type Version = components['schemas']['ItemVersionResponse']
export type Answer = components['schemas']['AnswerBody']
export type Terms = components['schemas']['TermsBody']
export type SaveItem = components['schemas']['SaveItemRequest']
export type Found = components['schemas']['FoundResponse']
export type Alike = components['schemas']['AlikeResponse']
export type KnowledgeImport = components['schemas']['KnowledgeImportResponse']
export type Channel = components['schemas']['ChannelResponse']

export const kinds: Kind[] = ['ARTICLE', 'SOLUTION', 'SCRIPT', 'FACT']
export const states: State[] = ['DRAFT', 'PROPOSED', 'PUBLISHED', 'RETIRED']

export const isKind = (value: unknown): value is Kind => kinds.includes(value as Kind)
export const isState = (value: unknown): value is State => states.includes(value as State)

/** Whether the server works on an import just now. */
export const isAtWork = (one: KnowledgeImport) => one.state === 'CHECKING' || one.state === 'TAKING'
