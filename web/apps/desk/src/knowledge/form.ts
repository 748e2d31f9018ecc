import type { Stage } from '../conversation/script/types'
import { dayOf, endOf, lastDayBefore, startOf } from './days'
import { placeholdersIn, type Variable } from './placeholders'
import type { Answer, Chart, Kind, SaveItem, Terms, Version } from './types'

export const MOST_QUESTIONS = 100
export const MOST_ANSWERS = 20
export const MOST_PARTS = 10
export const LONGEST_TITLE = 200
export const LONGEST_TEXT = 4_000
export const LONGEST_SCENE = 30
export const LONGEST_CODE = 30
export const HIGHEST_VIP = 9

/** A text, or a picture where one is named. */
export interface PartForm {
  key: number
  text: string
  picture?: string
}

export interface AnswerForm extends Omit<Answer, 'parts'> {
  key: number
  parts: PartForm[]
}

/** An item as it is edited: ways to ask stand a line each, terms are whole days where the shop is. */
export interface ItemForm {
  title: string
  questions: string
  scene: string
  stage: Stage | ''
  code: string
  answers: AnswerForm[]
  reviewBy: string
  validFrom: string
  validUntil: string
  inHelp: boolean
  chart?: Chart
}

let keys = 0

export const newPart = (picture?: string): PartForm => ({ key: ++keys, text: '', picture })

export const newAnswer = (): AnswerForm => ({
  key: ++keys,
  shops: [],
  channels: [],
  minVip: 0,
  product: '',
  parts: [newPart()],
})

export const newItem = (title = ''): ItemForm => ({
  title,
  questions: '',
  scene: '',
  stage: '',
  code: '',
  answers: [newAnswer()],
  reviewBy: '',
  validFrom: '',
  validUntil: '',
  inHelp: false,
})

export function formOf(version: Version, zone: string): ItemForm {
  const { terms } = version
  return {
    title: version.title,
    questions: version.questions.join('\n'),
    scene: version.scene,
    stage: version.stage ?? '',
    code: version.code ?? '',
    answers: version.answers.map((answer) => ({
      ...answer,
      key: ++keys,
      parts: answer.parts.map((part) => ({
        key: ++keys,
        text: part.text ?? '',
        picture: part.picture ?? undefined,
      })),
    })),
    reviewBy: terms.reviewBy ? lastDayBefore(new Date(terms.reviewBy), zone) : '',
    validFrom: terms.validFrom ? dayOf(new Date(terms.validFrom), zone) : '',
    validUntil: terms.validUntil ? lastDayBefore(new Date(terms.validUntil), zone) : '',
    inHelp: terms.inHelp,
    chart: version.chart ?? undefined,
  }
}

/** Each way to ask once, without empty lines. */
export const questionsOf = (form: ItemForm) => [
  ...new Set(
    form.questions
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
  ),
]

const said = (part: PartForm) => !!part.picture || !!part.text.trim()

/** The answer without what was left empty. */
export const answerOf = (form: AnswerForm): Answer => ({
  shops: form.shops,
  channels: form.channels,
  minVip: form.minVip,
  product: form.product.trim(),
  parts: form.parts
    .filter(said)
    .map((part) => (part.picture ? { picture: part.picture } : { text: part.text.trim() })),
})

/** @param kept what the terms were; a day that nobody changed keeps its moment */
function termsOf(form: ItemForm, zone: string, kept?: Terms): Terms {
  const moment = (
    day: string,
    known: string | null | undefined,
    show: (at: Date, zone: string) => string,
    make: (day: string, zone: string) => Date,
  ) => {
    if (!day) return undefined
    return known && show(new Date(known), zone) === day ? known : make(day, zone).toISOString()
  }
  return {
    reviewBy: moment(form.reviewBy, kept?.reviewBy, lastDayBefore, endOf),
    validFrom: moment(form.validFrom, kept?.validFrom, dayOf, startOf),
    validUntil: moment(form.validUntil, kept?.validUntil, lastDayBefore, endOf),
    inHelp: form.inHelp,
  }
}

export const requestOf = (kind: Kind, form: ItemForm, zone: string, kept?: Terms): SaveItem => ({
  kind,
  title: form.title.trim(),
  questions: questionsOf(form),
  scene: form.scene.trim(),
  stage: form.stage || undefined,
  code: form.code.trim() || undefined,
  answers: form.answers.map(answerOf),
  terms: termsOf(form, zone, kept),
  chart: kind === 'NOTE' ? form.chart : undefined,
})

/** What keeps the item from being saved; `at` is the place of the answer it is about, counted from 1. */
export interface Lack {
  what:
    | 'title'
    | 'tooManyQuestions'
    | 'longQuestion'
    | 'emptyAnswer'
    | 'validity'
    | 'code'
    | 'unknownVariable'
    | 'emptyBox'
  at?: number
}

/** @param variables what a script may hold; none for other kinds, whose braces are text */
export function lacksOf(form: ItemForm, variables?: Variable[]): Lack[] {
  const lacks: Lack[] = []
  const questions = questionsOf(form)
  if (!form.title.trim()) lacks.push({ what: 'title' })
  if (questions.length > MOST_QUESTIONS) lacks.push({ what: 'tooManyQuestions' })
  if (questions.some((line) => line.length > LONGEST_TITLE)) lacks.push({ what: 'longQuestion' })
  form.answers.forEach((answer, index) => {
    if (!answer.parts.some(said)) lacks.push({ what: 'emptyAnswer', at: index + 1 })
    const texts = answer.parts.map((part) => part.text).join('\n')
    if (variables && placeholdersIn(texts, variables).some((one) => !one.variable))
      lacks.push({ what: 'unknownVariable', at: index + 1 })
  })
  if (/[\s/]/.test(form.code.trim())) lacks.push({ what: 'code' })
  if (form.validFrom && form.validUntil && form.validFrom > form.validUntil) lacks.push({ what: 'validity' })
  if (form.chart?.nodes.some((box) => !box.text.trim())) lacks.push({ what: 'emptyBox' })
  return lacks
}
