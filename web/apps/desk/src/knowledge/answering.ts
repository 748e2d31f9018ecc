import type { Answer } from './types'

/** Who asks, and where; empty where it is not known. */
export interface Asker {
  shop: string
  channel: string
  vip: number
  page: string
}

type Conditions = Omit<Answer, 'parts'>

/** Whether the page holds one of the product's words, which stand with bars between; as the server sees it. */
function isOf(product: string, page: string) {
  const words = product.toLowerCase().split('|')
  return words.some((word) => word.trim() && page.toLowerCase().includes(word.trim()))
}

const fits = (answer: Conditions, asker: Asker) =>
  (!answer.shops.length || answer.shops.includes(asker.shop)) &&
  (!answer.channels.length || answer.channels.includes(asker.channel)) &&
  asker.vip >= answer.minVip &&
  (!answer.product || isOf(answer.product, asker.page))

/** The place of the answer that somebody is given, as the server chooses it: the first that fits; -1 for none. */
export const chosen = (answers: Conditions[], asker: Asker) =>
  answers.findIndex((answer) => fits(answer, asker))

export const isForAll = (answer: Conditions) =>
  !answer.shops.length && !answer.channels.length && !answer.minVip && !answer.product.trim()

/** Whether an answer for everybody stands before this one, so that nobody is given it. */
export const isHidden = (answers: Conditions[], at: number) => answers.slice(0, at).some(isForAll)
