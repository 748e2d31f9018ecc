import type { components } from '@heqi/api'

export type Item = components['schemas']['ItemView']
export type Kind = Item['kind']
export type State = Item['state']
export type Version = components['schemas']['ItemVersionResponse']
export type Answer = components['schemas']['AnswerBody']
export type Chart = components['schemas']['ChartBody']
export type Fresh = components['schemas']['Fresh']
export type Terms = components['schemas']['TermsBody']
export type SaveItem = components['schemas']['SaveItemRequest']
export type Found = components['schemas']['FoundResponse']
export type Alike = components['schemas']['AlikeResponse']
export type KnowledgeImport = components['schemas']['KnowledgeImportResponse']
export type Channel = components['schemas']['ChannelResponse']

export const kinds: Kind[] = ['ARTICLE', 'SOLUTION', 'SCRIPT', 'FACT', 'NOTE']
export const states: State[] = ['DRAFT', 'PROPOSED', 'PUBLISHED', 'RETIRED']

/** How an item can be looked at, as it opens first: a note is read, the others are edited. */
export type View = 'read' | 'content' | 'versions'
export const viewsOf = (kind: Kind): View[] =>
  kind === 'NOTE' ? ['read', 'content', 'versions'] : ['content', 'versions']

export const isKind = (value: unknown): value is Kind => kinds.includes(value as Kind)
export const isState = (value: unknown): value is State => states.includes(value as State)

/** Whether the server works on an import just now. */
export const isAtWork = (one: KnowledgeImport) => one.state === 'CHECKING' || one.state === 'TAKING'
