import { expect, test } from 'vitest'
import { accidentValue, ratePpm, scoreOf } from './appraisal.ts'
import { areas, mayPublishStandard, type StandardItem } from './standards.ts'

const weights = { firstPass: 50, firstFix: 30, accidents: 20 }
const best = { firstPass: 1_000_000, firstFix: 1_000_000, accidents: 1_000_000 }

test('QC-14: a value that changes moves the score by its weight', () => {
  expect(scoreOf(best, weights).points).toBe(100)
  expect(scoreOf({ ...best, accidents: accidentValue(10) }, weights).points).toBe(98)
  expect(scoreOf({ ...best, accidents: accidentValue(150) }, weights).points).toBe(80)
  expect(scoreOf({ ...best, firstPass: 900_000 }, weights).points).toBe(95)
})

test('QC-14: what could not be measured neither helps nor harms', () => {
  expect(scoreOf({ firstPass: null, firstFix: null, accidents: 500_000 }, weights).points).toBe(50)
  expect(scoreOf({ ...best, firstFix: null }, weights).points).toBe(100)
  expect(ratePpm(18, 20)).toBe(900_000)
  expect(ratePpm(0, 0)).toBeNull()
})

const items = (of: readonly StandardItem['area'][], count: number) =>
  of.flatMap(area =>
    Array.from({ length: count }, (_, index) => ({ area, item: `项目 ${index}`, measure: '≥95%', source: '回访' })),
  )

test('QC-12: each of the five kinds needs three measurable items', () => {
  expect(mayPublishStandard(items(areas, 3)).ok).toBe(true)
  const thin = mayPublishStandard(items(areas, 3).slice(0, -1))
  expect(thin).toMatchObject({ ok: false, refusal: { code: 'qualityManagement.thinStandard' } })
  const same = items(areas, 3).map(item => ({ ...item, item: '同一项' }))
  expect(mayPublishStandard(same).ok).toBe(false)
})
