import type { z } from 'zod'
import type { Text } from '#domain/kernel/texts.ts'
import { commonLabels } from './common-labels.ts'

/** One way to answer the question, named after the text it comes from. */
export type PolicyPreset<T> = { name: string; source: string; value: T }

/**
 * A question the house must answer and may answer differently per store: a limit, a threshold, a rule over which the
 * sources disagree.
 */
export type PolicySpec<S extends z.ZodType, P extends string> = {
  key: string
  title: Text
  /** The requirement row it serves. */
  requirement: string
  schema: S
  presets: readonly (PolicyPreset<z.input<S>> & { name: P })[]
  /** Name of the preset that holds until a store chooses. */
  recommended: NoInfer<P>
  /** What fields, choices and presets are called on screen. */
  labels?: PolicyLabels
  /** Of a value that is a single number; the fields of a group say theirs by their name's ending. */
  unit?: PolicyUnit
}

export type PolicyUnit = 'fen' | 'ppm' | 'percent' | 'minutes' | 'hours' | 'days' | 'km'

export type PolicyLabels = Readonly<Record<string, Text>>

export type Policy<S extends z.ZodType = z.ZodType> = {
  key: string
  title: Text
  requirement: string
  schema: S
  presets: readonly PolicyPreset<z.output<S>>[]
  recommended: PolicyPreset<z.output<S>>
  labels: PolicyLabels
  unit: PolicyUnit | null
}

/** @throws Error when a preset does not fit the schema, two presets share a name, or the recommended one is missing. */
export function definePolicy<S extends z.ZodType, const P extends string>(spec: PolicySpec<S, P>): Policy<S> {
  const { key, title, requirement, schema, unit = null } = spec
  const labels = { ...commonLabels, ...spec.labels }
  const presets = spec.presets.map(({ name, source, value }) => ({ name, source, value: schema.parse(value) }))
  const names = new Set(presets.map(preset => preset.name))
  const recommended = presets.find(preset => preset.name === spec.recommended)
  if (names.size !== presets.length || !recommended) throw new Error(`The presets of policy ${key} do not fit together`)
  return { key, title, requirement, schema, presets, recommended, labels, unit }
}
