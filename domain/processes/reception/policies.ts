import { z } from 'zod'
import { definePolicy } from '#domain/mechanisms/policies/definition.ts'
import { phrases } from './phrases.ts'

export const washRule = definePolicy({
  key: 'washRule',
  title: ['进厂与交车洗车', 'Washing on entry and before delivery'],
  requirement: 'RCV-22',
  schema: z.strictObject({ ask: z.boolean(), unasked: z.boolean() }),
  presets: [
    { name: 'always', source: '000 S22', value: { ask: false, unasked: true } },
    { name: 'ask', source: '001 B46', value: { ask: true, unasked: true } },
  ],
  recommended: 'ask',
  labels: {
    unasked: ['未询问时洗车', 'Washed when not asked'],
  },
})

/** Whether this car is washed. By the rule "always" the answer is noted and changes nothing. */
export function washesCar(rule: z.infer<(typeof washRule)['schema']>, answer: boolean | null): boolean {
  return rule.ask ? (answer ?? rule.unasked) : true
}

export const protectiveSet = definePolicy({
  key: 'protectiveSet',
  title: ['车内防护件套', 'Protective set'],
  requirement: 'RCV-16',
  schema: z.enum(['two', 'four', 'five']),
  presets: [
    { name: 'two', source: '002 T39', value: 'two' },
    { name: 'four', source: '001 B62', value: 'four' },
    { name: 'five', source: '001 B47', value: 'five' },
  ],
  recommended: 'five',
  labels: {
    two: ['两件套', 'Two pieces'],
    four: ['四件套', 'Four pieces'],
    five: ['五件套', 'Five pieces'],
  },
})

export const waitAlert = definePolicy({
  key: 'waitAlert',
  title: ['客户等候接待时限（分钟）', 'Minutes a customer may wait for an adviser'],
  requirement: 'RCV-27',
  schema: z.int().min(1).max(120),
  presets: [{ name: 'standard', source: '001 B11', value: 10 }],
  recommended: 'standard',
  unit: 'minutes',
})

export const receptionPolicies = [washRule, protectiveSet, waitAlert, phrases] as const
