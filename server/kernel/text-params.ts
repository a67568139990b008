import type { TextParams } from '#domain/kernel/texts.ts'

/** What a jsonb column keeps for the places of a title; anything else in it is left out. */
export function textParams(value: unknown): TextParams {
  if (typeof value !== 'object' || value === null) return {}
  const entries = Object.entries(value).filter(([, item]) => typeof item === 'string' || typeof item === 'number')
  return Object.fromEntries(entries)
}
