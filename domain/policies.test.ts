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
