import { texts } from '#domain/kernel/texts.ts'

export type LoadRule = { cars: number; warnPercent: number; extraWithAssistant: number }

export const loadTexts = texts({
  ok: ['有余量', 'Room left'],
  warn: ['接近上限', 'Nearly full'],
  full: ['已满', 'Full'],
})
export type LoadState = keyof typeof loadTexts

/** How many cars an adviser may take on a day; somebody to help raises it. */
export function carLimit(rule: LoadRule, withAssistant: boolean): number {
  return rule.cars + (withAssistant ? rule.extraWithAssistant : 0)
}

export function loadState(cars: number, rule: LoadRule, withAssistant = false): LoadState {
  const limit = carLimit(rule, withAssistant)
  if (cars >= limit) return 'full'
  return cars * 100 >= limit * rule.warnPercent ? 'warn' : 'ok'
}
