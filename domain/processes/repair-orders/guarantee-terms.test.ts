import { expect, test } from 'vitest'
import { partTerm } from './guarantee-terms.ts'
import { guaranteeTerms } from './policies.ts'

const terms = guaranteeTerms.recommended.value
const labour = [
  { id: 'engine', guaranteeClass: '总成修理' },
  { id: 'pads', guaranteeClass: '小修' },
  { id: 'odd', guaranteeClass: '' },
]

test.each([
  ['engine', { km: 20_000, days: 100 }],
  ['pads', { km: 2_000, days: 10 }],
  ['odd', { km: 2_000, days: 10 }],
  [null, { km: 2_000, days: 10 }],
] as const)('WAR-10: a part fitted by %s is guaranteed like that work', (forLineId, term) => {
  expect(partTerm({ forLineId }, labour, terms)).toEqual(term)
})

test('WAR-10: a store that promises more on its smallest work gives its parts no less', () => {
  expect(partTerm({ forLineId: 'pads' }, labour, { ...terms, 小修: { km: 5_000, days: 30 } })).toEqual({
    km: 5_000,
    days: 30,
  })
  expect(partTerm({ forLineId: 'pads' }, labour, {})).toBeNull()
})
