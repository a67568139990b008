import { expect, test } from 'vitest'
import {
  amountOf,
  emptyOption,
  freeLabel,
  freeLine,
  labourLine,
  optionInput,
  partLine,
  totalsOf,
} from './draft-model.ts'

const operation = {
  id: 'op',
  code: 'T-BRAKE',
  name: '更换前制动片',
  system: '制动',
  trade: '机修',
  powers: [],
  hoursCenti: 120,
  grade: 1,
  highVoltage: false,
  keyItem: false,
  guaranteeClass: '小修',
  package: false,
  rateFen: 12_000,
  amountFen: 14_400,
  version: 1,
}

test('EST-09: a published price is left to the server, a changed one is sent', () => {
  const line = labourLine(operation)
  const sent = (unitPriceFen: number) =>
    optionInput({ ...emptyOption('A'), lines: [{ ...line, unitPriceFen }] }).lines[0]?.unitPriceFen
  expect(sent(12_000)).toBeNull()
  expect(sent(11_000)).toBe(11_000)
  expect(optionInput({ ...emptyOption('A'), lines: [freeLine('抛光')] }).lines[0]?.unitPriceFen).toBe(0)
})

test('EST-05: an option copied from another has lines of its own, and parts go with its own work', () => {
  const labour = labourLine(operation, { basis: 'finding', basisText: '剩余 2 mm' })
  const part = { ...partLine({ ...partRow }, labour) }
  expect(part).toMatchObject({ forLineId: labour.id, basis: 'finding', basisText: '剩余 2 mm' })
  const copy = emptyOption('B', { ...emptyOption('A'), lines: [labour, part] })
  expect(copy.lines[1]?.forLineId).toBe(copy.lines[0]?.id)
  expect(copy.lines[0]?.id).not.toBe(labour.id)
  expect(freeLabel([copy])).toBe('A')
})

test('EST-02, EST-10: while typing, totals are what the server will say', () => {
  const labour = labourLine(operation)
  expect(amountOf(labour)).toBe(14_400)
  expect(totalsOf([labour], { mode: 'symptom', riskPpm: 100_000 })).toMatchObject({ riskFen: 1_440, totalFen: 15_840 })
})

const partRow = {
  id: 'part',
  number: 'T-PAD-01',
  name: '前制动片',
  category: '制动',
  grade: 'original',
  maker: '',
  unit: '套',
  priceFen: 36_000,
  onHandMilli: 0,
  availableMilli: 0,
  bin: '',
  leadDays: 2,
  active: true,
  supersededBy: null,
  fit: null,
} as const
