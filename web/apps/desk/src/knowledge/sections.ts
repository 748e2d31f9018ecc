import { read } from './chart/chart'

import { dayOf, lastDayBefore } from './days'
import type { Line, Section } from './difference'
import type { Answer, Version } from './types'

/** How ids, days and conditions are said to the reader. */
export interface Wording {
  zone: string
  shop: (id: string) => string
  channel: (id: string) => string
  t: (key: string, facts?: Record<string, unknown>) => string
}

const said = (text: string): Line => ({ text })

/** For whom an answer is, such as `VIP 3 and up · Flagship store`. */
export function conditionsText(answer: Omit<Answer, 'parts'>, { shop, channel, t }: Wording) {
  const conditions = [
    ...answer.shops.map(shop),
    ...answer.channels.map(channel),
    answer.minVip ? t('knowledge.lines.vip', { level: answer.minVip }) : '',
    answer.product.trim() ? t('knowledge.lines.page', { text: answer.product.trim() }) : '',
  ].filter(Boolean)
  return conditions.join(' · ') || t('knowledge.lines.forAll')
}

function answerLines(answer: Answer, place: number, wording: Wording): Line[] {
  const { t } = wording
  const head = `${t('knowledge.answer', { n: place })} · ${conditionsText(answer, wording)}`
  return [
    said(head),
    ...answer.parts.flatMap((part) =>
      part.picture
        ? [{ text: t('knowledge.lines.picture'), picture: part.picture }]
        : (part.text ?? '').split('\n').map(said),
    ),
  ]
}

function termLines({ terms }: Version, { t, zone }: Wording): Line[] {
  const day = (name: string, at: string | null | undefined, show: typeof dayOf) =>
    at ? [said(`${t(`knowledge.${name}`)} ${show(new Date(at), zone)}`)] : []
  return [
    ...day('reviewBy', terms.reviewBy, lastDayBefore),
    ...day('validFrom', terms.validFrom, dayOf),
    ...day('validUntil', terms.validUntil, lastDayBefore),
    ...(terms.inHelp ? [said(t('knowledge.inHelp'))] : []),
  ]
}

/** A chart as it is read: each box, then its ways on. */
function chartLines({ chart }: Version, { t }: Wording): Line[] {
  if (!chart) return []
  return read(chart).flatMap(({ box, ways }) => [
    said(`${t(`chart.shapes.${box.shape}`)} · ${box.text}`),
    ...ways.map((way) => said(`  ${way.label} → ${way.to}`)),
  ])
}

/** A version as lines that can be compared, in the order in which it is edited. */
export const sectionsOf = (version: Version, wording: Wording): Section[] => [
  { name: 'name', lines: [said(version.title)] },
  { name: 'questions', lines: version.questions.map(said) },
  {
    name: 'scene',
    lines: [
      version.scene,
      version.stage && wording.t(`staff.stages.${version.stage}`),
      version.code && `/${version.code}`,
    ].flatMap((text) => (text ? [said(text)] : [])),
  },
  {
    name: 'answers',
    lines: version.answers.flatMap((answer, index) => answerLines(answer, index + 1, wording)),
  },
  { name: 'chart', lines: chartLines(version, wording) },
  { name: 'terms', lines: termLines(version, wording) },
]
