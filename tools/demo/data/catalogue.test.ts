import { expect, test } from 'vitest'
import { partFamilies } from '../generate/parts.ts'
import { canDo } from '../generate/technicians.ts'
import { brands, houseBrandKeys } from './brands.ts'
import { commonPartLines } from './common-parts.ts'
import { customerWishes, declineReasons, followUpRemarks } from './customer-talk.ts'
import { labourRows } from './labour.ts'
import { labourSteps } from './labour-steps.ts'
import { packages } from './packages.ts'
import { powerGroups } from './part-kinds.ts'
import { series, serviceIntervalOf } from './series.ts'
import { symptoms } from './symptoms.ts'
import { troubleCodes } from './trouble-codes.ts'

const families = new Set([...partFamilies.map(line => line[0]), ...commonPartLines.map(line => line[0])])
const labourByCode = new Map(labourRows.map(row => [row.code, row] as const))

const repeated = (values: readonly string[]) => values.filter((value, index) => values.indexOf(value) !== index)

test('the catalogue of cars is broad, has no name twice and every brand has series', () => {
  expect(brands.length).toBeGreaterThanOrEqual(60)
  expect(series.length).toBeGreaterThanOrEqual(300)
  expect(repeated(brands.map(row => row.key))).toEqual([])
  expect(repeated(series.map(row => row.key))).toEqual([])
  expect(brands.filter(brand => !series.some(row => row.brandKey === brand.key))).toEqual([])
  expect(houseBrandKeys.filter(key => !brands.some(brand => brand.key === key))).toEqual([])
  for (const brand of brands) for (const wmi of brand.wmis) expect(wmi).toMatch(/^[A-HJ-NPR-Z0-9]{3}$/)
})

test('a series has years in order, a power, and a displacement just when something burns fuel', () => {
  for (const row of series) {
    expect(row.fromYear, row.key).toBeLessThan(row.toYear)
    expect(row.powers.length, row.key).toBeGreaterThan(0)
    expect(row.engines.length > 0, row.key).toBe(row.powers.some(power => power !== 'bev'))
    for (const power of row.powers) expect(serviceIntervalOf(row.brandKey, power).km).toBeGreaterThanOrEqual(5000)
  }
})

test('labour operations have their own code and name, three to eight steps, and parts that exist', () => {
  expect(labourRows.length).toBeGreaterThanOrEqual(300)
  expect(repeated(labourRows.map(row => row.code))).toEqual([])
  expect(repeated(labourRows.map(row => row.name))).toEqual([])
  expect(labourRows.flatMap(row => row.partFamilies).filter(family => !families.has(family))).toEqual([])
  for (const row of labourRows) {
    expect(row.steps.length, row.code).toBeGreaterThanOrEqual(3)
    expect(row.steps.length, row.code).toBeLessThanOrEqual(8)
    expect(row.hoursCenti, row.code).toBeGreaterThan(0)
    expect(row.powers.length, row.code).toBeGreaterThan(0)
  }
})

test('common operations are written out step by step with limits in order', () => {
  const written = Object.entries(labourSteps)
  expect(written.length).toBeGreaterThanOrEqual(40)
  expect(written.filter(([code]) => !labourByCode.has(code))).toEqual([])
  const readings = written.flatMap(([, steps]) => steps.flatMap(step => step.reading ?? []))
  expect(readings.length).toBeGreaterThan(100)
  expect(readings.filter(reading => reading.min >= reading.max || reading.unit === '')).toEqual([])
})

test('work on open high voltage asks for the certificate, and somebody of the big store can do every operation', () => {
  const open = labourRows.filter(row => row.trade === 'hv' && row.isKeyItem && row.workClass === 'assembly')
  expect(open.filter(row => !row.needsHvCertificate)).toEqual([])
  expect(labourRows.filter(row => row.needsHvCertificate && row.trade !== 'hv')).toEqual([])
  expect(labourRows.filter(row => !canDo('riverside', row)).map(row => row.code)).toEqual([])
})

test('every package can be done on each power it is offered for, with parts that exist', () => {
  expect(repeated(packages.map(pack => pack.key))).toEqual([])
  for (const pack of packages) {
    expect(pack.powers.length, pack.key).toBeGreaterThan(0)
    for (const line of pack.labour) {
      const unfit = pack.powers.filter(power => !labourByCode.get(line.code)?.powers.includes(power))
      expect(unfit, `${pack.key} ${line.code}`).toEqual([])
    }
    for (const part of pack.parts) {
      expect(families.has(part.family), `${pack.key} ${part.family}`).toBe(true)
      expect(part.qtyMilli).toBeGreaterThan(0)
    }
  }
})

test('every complaint has causes, a check and a repair for each power it is heard from', () => {
  expect(symptoms.length).toBeGreaterThanOrEqual(120)
  expect(repeated(symptoms.map(row => row.wording))).toEqual([])
  for (const row of symptoms) {
    expect(row.causes.length, row.wording).toBeGreaterThan(0)
    expect(labourByCode.has(row.checkLabour), row.wording).toBe(true)
    expect(
      row.repairLabour.filter(code => !labourByCode.has(code)),
      row.wording,
    ).toEqual([])
    const unserved = powerGroups[row.powers].filter(
      power => !row.repairLabour.some(code => labourByCode.get(code)?.powers.includes(power)),
    )
    expect(unserved, row.wording).toEqual([])
  }
})

test('trouble codes are well formed and told once', () => {
  expect(troubleCodes.length).toBeGreaterThanOrEqual(100)
  expect(repeated(troubleCodes.map(row => row.code))).toEqual([])
  for (const row of troubleCodes) expect(row.code).toMatch(/^[PCBU][0-3][0-9A-F]{3}$/)
})

test('there is talk of every mood', () => {
  expect(repeated(declineReasons.map(row => row.key))).toEqual([])
  expect(repeated(customerWishes)).toEqual([])
  for (const mood of ['good', 'neutral', 'bad']) {
    expect(followUpRemarks.filter(row => row.mood === mood).length).toBeGreaterThanOrEqual(10)
  }
})
