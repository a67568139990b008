import { expect, test } from 'vitest'
import { z } from 'zod'
import { definePolicy } from './mechanisms/policies/definition.ts'
import { policies } from './policies.ts'

test('SYS-06: no two policies share a key', () => {
  const keys = policies.map(policy => policy.key)
  expect(keys.toSorted()).toEqual([...new Set(keys)].toSorted())
})

test('SYS-06: every preset fits its own schema and has a source, and the recommended one is among them', () => {
  for (const policy of policies) {
    expect(policy.presets, policy.key).toContain(policy.recommended)
    for (const preset of policy.presets) {
      expect(policy.schema.parse(preset.value), `${policy.key} ${preset.name}`).toEqual(preset.value)
      expect(preset.source, `${policy.key} ${preset.name}`).not.toBe('')
    }
    expect(policy.requirement).toMatch(/^[A-Z]{2,5}-\d{2}$/)
  }
})

test('SYS-06: a policy whose presets contradict its schema or each other is refused at start', () => {
  const spec = { key: 'x', title: ['甲', 'A'], requirement: 'SYS-06', schema: z.int() } as const
  const one = { name: 'one', source: '000 S1', value: 1 }
  expect(() => definePolicy({ ...spec, presets: [one, { ...one, value: 2 }], recommended: 'one' })).toThrow(/x/)
  expect(() => definePolicy({ ...spec, presets: [{ ...one, value: 1.5 }], recommended: 'one' })).toThrow()
  expect(definePolicy({ ...spec, presets: [one], recommended: 'one' }).recommended.value).toBe(1)
})

test('SYS-06: every field, choice and preset of a policy has words for the screen', () => {
  const wordless = policies.flatMap(policy => {
    const names = [
      ...namesIn(z.toJSONSchema(policy.schema, { unrepresentable: 'any' })),
      ...policy.presets.map(p => p.name),
    ]
    return names.filter(name => !(name in policy.labels)).map(name => `${policy.key}: ${name}`)
  })
  expect(wordless, 'give them words in the `labels` of the definition').toEqual([])
})

/** Names of fields and choices anywhere in a JSON schema; keys of a record are words of the shop itself. */
function namesIn(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return []
  return Object.entries(schema).flatMap(([key, value]) => {
    if (key === 'enum' && Array.isArray(value)) return value.map(String)
    if (key !== 'properties' || typeof value !== 'object' || value === null) return namesIn(value)
    return [...Object.keys(value), ...Object.values(value).flatMap(namesIn)]
  })
}
