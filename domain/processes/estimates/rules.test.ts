import { expect, test } from 'vitest'
import { mayDecide } from './decide.ts'
import { bySystem, estimateTotals } from './pricing.ts'
import { estimateRefusals } from './refusals.ts'
import { type ShowFacts, type ShownEstimate, type ShownLine, showProblems } from './show.ts'

const line: ShownLine = {
  name: '更换前制动片',
  kind: 'labour',
  system: '制动',
  basis: 'finding',
  basisText: '剩余 2 mm',
  findingId: 'pads',
  recommended: false,
  unitPriceFen: 12_000,
  publishedPriceFen: 12_000,
  discountFen: 0,
}
const option = {
  label: 'A',
  finishAt: '2027-03-02T08:00:00.000Z',
  finishReason: '',
  proposedAt: '2027-03-02T07:00:00.000Z',
  lines: [line],
}
const estimate: ShownEstimate = {
  state: 'draft',
  mode: 'system',
  riskPpm: 0,
  priorExplained: false,
  validUntilOn: '2027-03-09',
  options: [option],
}
const facts: ShowFacts = {
  now: '2027-03-02T01:00:00.000Z',
  todayOn: '2027-03-02',
  diagnosis: {
    completedAt: '2027-03-02T00:30:00.000Z',
    handedAt: '2027-03-02T00:31:00.000Z',
    findings: [
      { id: 'pads', part: '前制动片', certainty: 'confirmed' },
      { id: 'noise', part: '减振器上支座', certainty: 'suspected' },
    ],
  },
  riskLimitPpm: 150_000,
  withoutCause: 'allow',
  riskApproved: false,
  deviationApproved: false,
}

const codes = (changed: Partial<ShownEstimate>, known: Partial<ShowFacts> = {}) =>
  showProblems({ ...estimate, ...changed }, { ...facts, ...known }).map(problem => problem.refusal.code)
const withLine = (changed: Partial<ShownLine>) => ({ options: [{ ...option, lines: [{ ...line, ...changed }] }] })

test.for<[string, Partial<ShownEstimate>, Partial<ShowFacts>, string[]]>([
  ['nothing is missing', {}, {}, []],
  ['an ended estimate', { state: 'accepted' }, {}, ['estimates.ended']],
  ['no option', { options: [] }, {}, ['estimates.noOption']],
  ['an option without lines', { options: [{ ...option, lines: [] }] }, {}, ['estimates.emptyOption']],
  ['a line without basis', withLine({ basisText: ' ' }), {}, ['estimates.noBasis']],
  ['a wish needs no further basis', withLine({ basis: 'wish', basisText: '' }), {}, []],
  ['labour of no system in system mode', withLine({ system: '' }), {}, ['estimates.noSystem']],
  ['a suspected cause', withLine({ findingId: 'noise' }), {}, ['estimates.symptomOnly']],
  ['a line that names no finding rests on all', withLine({ findingId: null }), {}, ['estimates.symptomOnly']],
  [
    'a house that wants the cause first',
    { ...withLine({ findingId: 'noise' }), mode: 'symptom', riskPpm: 100_000 },
    { withoutCause: 'forbid' },
    ['estimates.causeNeeded'],
  ],
  ['symptom mode states its risk', { mode: 'symptom' }, {}, ['estimates.riskMissing']],
  ['risk above the limit', { mode: 'symptom', riskPpm: 150_001 }, {}, ['estimates.riskApproval']],
  ['risk above the limit, approved', { mode: 'symptom', riskPpm: 150_001 }, { riskApproved: true }, []],
  ['risk at the limit', { mode: 'symptom', riskPpm: 150_000 }, {}, []],
  ['item mode without the tick', { mode: 'item' }, {}, ['estimates.priorExplanation']],
  ['item mode with the tick', { mode: 'item', priorExplained: true }, {}, []],
  ['a price off the board', withLine({ unitPriceFen: 11_000 }), {}, ['estimates.deviation']],
  ['a price off the board, approved', withLine({ unitPriceFen: 11_000 }), { deviationApproved: true }, []],
  [
    'a finish earlier than proposed',
    { options: [{ ...option, finishAt: '2027-03-02T06:00:00.000Z' }] },
    {},
    ['estimates.finishReason'],
  ],
  ['a finish in the past', { options: [{ ...option, finishAt: facts.now }] }, {}, ['estimates.finishPast']],
  ['an estimate past its validity', { validUntilOn: '2027-03-01' }, {}, ['estimates.expired']],
])('EST-01, EST-02, EST-03, EST-11, EST-13, DIA-06: %s', ([, changed, known, expected]) => {
  expect(codes(changed, known)).toEqual(expected)
})

test('EST-11: the time proposed is told as the shop reads it', () => {
  const early = { ...option, finishAt: '2027-03-02T06:00:00.000Z', proposedAt: '2027-03-02T08:00:00.000Z' }
  const [problem] = showProblems({ ...estimate, options: [early] }, facts)
  expect(problem?.params).toMatchObject({ proposed: '2027-03-02 16:00' })
})

test('DIA-04: no estimate before the diagnosis ended and its report was handed over', () => {
  const { diagnosis } = facts
  if (!diagnosis) throw new Error('The facts name a diagnosis')
  expect(codes({}, { diagnosis: { ...diagnosis, completedAt: null } })).toEqual(['estimates.diagnosisOpen'])
  expect(codes({}, { diagnosis: { ...diagnosis, handedAt: null } })).toEqual(['estimates.reportNotHanded'])
  expect(codes({}, { diagnosis: undefined })).toEqual([])
})

const price = { kind: 'other', hoursCenti: null, qtyMilli: 1000, discountFen: 0, payer: 'customer' } as const

test('EST-02: base 800 and risk 15 percent make 920, and only what the customer pays bears the risk', () => {
  const own = { ...price, unitPriceFen: 80_000, amountFen: 80_000 }
  const maker = { ...own, payer: 'maker' as const }
  expect(estimateTotals([own], { mode: 'symptom', riskPpm: 150_000 })).toMatchObject({
    baseFen: 80_000,
    riskFen: 12_000,
    totalFen: 92_000,
  })
  expect(estimateTotals([own, maker], { mode: 'symptom', riskPpm: 150_000 }).riskFen).toBe(12_000)
  expect(estimateTotals([own], { mode: 'system', riskPpm: 150_000 }).totalFen).toBe(80_000)
})

test('EST-01: a part counts to the system of the work it is for', () => {
  const base = { discountFen: 0, forLineId: null, system: '' }
  const lines = [
    { ...base, id: 'a', kind: 'labour', system: '制动', amountFen: 100 },
    { ...base, id: 'b', kind: 'part', forLineId: 'a', amountFen: 300 },
    { ...base, id: 'c', kind: 'labour', system: '空调', amountFen: 50 },
    { ...base, id: 'd', kind: 'other', amountFen: 7 },
  ]
  expect(bySystem(lines)).toEqual([
    { system: '制动', amountFen: 400 },
    { system: '空调', amountFen: 50 },
    { system: '其他', amountFen: 7 },
  ])
})

const shown = { state: 'shown', validUntilOn: '2027-03-09' } as const
const lines = [
  { id: 'a', name: '更换前制动片', kind: 'labour', forLineId: null, safety: true },
  { id: 'b', name: '前制动片', kind: 'part', forLineId: 'a', safety: false },
]
const today = { riskAcknowledged: false, todayOn: '2027-03-02' }
const yes = (id: string) => ({ id, taken: true, reason: '' })
const no = (id: string) => ({ id, taken: false, reason: '下次再做' })

test('EST-05, EST-07: every line is answered, a refusal says why, safety asks for the risk note, parts go with their work', () => {
  const refusalOf = (...answers: ReturnType<typeof yes>[]) => mayDecide(shown, lines, answers, today)
  expect(mayDecide({ ...shown, state: 'draft' }, lines, [yes('a'), yes('b')], today)).toMatchObject({
    refusal: estimateRefusals.notShown,
  })
  expect(mayDecide(shown, lines, [yes('a'), yes('b')], { ...today, todayOn: '2027-03-10' })).toMatchObject({
    refusal: estimateRefusals.expired,
  })
  expect(refusalOf(yes('a'))).toMatchObject({ refusal: estimateRefusals.unanswered })
  expect(refusalOf(yes('a'), { ...no('b'), reason: ' ' })).toMatchObject({ refusal: estimateRefusals.declineReason })
  expect(refusalOf(no('a'), no('b'))).toMatchObject({ refusal: estimateRefusals.riskNote })
  const known = { ...today, riskAcknowledged: true }
  expect(mayDecide(shown, lines, [no('a'), yes('b')], known)).toMatchObject({
    refusal: estimateRefusals.partWithoutLabour,
  })
  expect(mayDecide(shown, lines, [no('a'), no('b')], known).ok).toBe(true)
  expect(refusalOf(yes('a'), yes('b')).ok).toBe(true)
})
