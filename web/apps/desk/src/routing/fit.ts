export interface PageRule {
  pattern: string
  team: string
}

/** The place of the first rule whose pattern is part of the address, as the server finds it; -1 where none is. */
export const fitting = (rules: PageRule[], address: string) =>
  rules.findIndex((rule) => rule.pattern.trim() !== '' && address.includes(rule.pattern.trim()))
