import { expect, test } from 'vitest'
import { checkCreditCode } from '#domain/kernel/credit-code.ts'
import { normalisePartNumber } from '#domain/kernel/part-number.ts'
import { parsePhone } from '#domain/kernel/phone.ts'
import { parsePlate } from '#domain/kernel/plate.ts'
import { createRng } from '#domain/kernel/rng.ts'
import { checkVin } from '#domain/kernel/vin.ts'
import { houseBrandKeys } from '../data/brands.ts'
import { series } from '../data/series.ts'
import { generateCustomers } from './customers.ts'
import { generateParts } from './parts.ts'

const today = '2026-11-22'
const seeds = ['demo', 'another', '3']
const bases = seeds.map(seed => generateCustomers({ rng: createRng(seed), today, size: 800 }))
const parts = generateParts({ rng: createRng('demo') })

test('the same seed gives the same people, cars and parts; another seed gives others', () => {
  expect(generateCustomers({ rng: createRng('demo'), today, size: 800 })).toEqual(bases[0])
  expect(generateParts({ rng: createRng('demo') })).toEqual(parts)
  expect(bases[1]?.vehicles[0]?.vin).not.toBe(bases[0]?.vehicles[0]?.vin)
})

test('every VIN is right, its year that of the car, and no two are the same', () => {
  for (const { vehicles } of bases) {
    expect(vehicles).toHaveLength(800)
    for (const vehicle of vehicles) {
      expect(checkVin(vehicle.vin)).toMatchObject({ ok: true, checkDigit: 'valid', modelYear: vehicle.modelYear })
    }
    expect(new Set(vehicles.map(vehicle => vehicle.vin)).size).toBe(vehicles.length)
  }
})

test('plates are valid, plainly made up, green for plug-in cars, and given once', () => {
  for (const { vehicles } of bases) {
    const plated = vehicles.flatMap(({ plate, power }) => (plate === undefined ? [] : [{ plate, power }]))
    expect(plated.length).toBeGreaterThan(780)
    for (const { plate, power } of plated) {
      const kind = power === 'bev' || power === 'phev' ? 'newEnergySmall' : 'ordinary'
      expect(parsePlate(plate)).toMatchObject({ ok: true, plate, kind })
      expect(plate).toMatch(/^..(?:0[A-Z]{2}\d{2}|[ABDFG]0\d{4})$/)
    }
    expect(new Set(plated.map(({ plate }) => plate)).size).toBe(plated.length)
  }
})

test('telephones are valid mobile numbers with 0000 in the middle, company codes are right', () => {
  for (const { customers } of bases) {
    const phones = customers.map(customer => customer.phone)
    for (const phone of phones) {
      expect(parsePhone(phone)).toMatchObject({ ok: true, kind: 'mobile' })
      expect(phone.slice(3, 7)).toBe('0000')
    }
    expect(new Set(phones).size).toBe(phones.length)
    const codes = customers.flatMap(customer => customer.creditCode ?? [])
    expect(codes.length).toBeGreaterThan(10)
    expect(codes.filter(code => !checkCreditCode(code).ok || !code.startsWith('91330299'))).toEqual([])
  }
})

test('a car belongs to a customer, is of a series sold at the time, and has its dates in order', () => {
  for (const { customers, vehicles } of bases) {
    const owners = new Set(customers.map(customer => customer.key))
    for (const vehicle of vehicles) {
      const row = series.find(each => each.key === vehicle.seriesKey)
      expect(owners.has(vehicle.ownerKey)).toBe(true)
      expect(row?.powers).toContain(vehicle.power)
      expect(vehicle.modelYear).toBeGreaterThanOrEqual(row?.fromYear ?? 9999)
      expect(vehicle.purchasedOn < today).toBe(true)
      expect(vehicle.purchasedOn < vehicle.registeredOn).toBe(true)
      expect(vehicle.insuranceUntilOn >= today && vehicle.inspectionDueOn >= today).toBe(true)
      expect(vehicle.mileageKm).toBeGreaterThan(0)
    }
  }
})

test('seven in ten cars and more are of the brands of the house', () => {
  const vehicles = bases.flatMap(base => base.vehicles)
  const house = vehicles.filter(vehicle => houseBrandKeys.includes(vehicle.brandKey))
  expect(house.length / vehicles.length).toBeGreaterThan(0.65)
})

test('there are two thousand parts and more, each number once even when its hyphens are dropped', () => {
  expect(parts.length).toBeGreaterThanOrEqual(2000)
  expect(new Set(parts.map(part => normalisePartNumber(part.number))).size).toBe(parts.length)
})

test('parts fit something or fit by measure, earn money, and lie in a bin with no stock below nothing', () => {
  for (const part of parts) {
    expect(part.fitment.length > 0 || part.number.startsWith('HGT'), part.number).toBe(true)
    for (const fit of part.fitment) expect(fit.powers.length).toBeGreaterThan(0)
    expect(part.costFen).toBeGreaterThan(0)
    expect(part.costFen).toBeLessThan(part.priceFen)
    expect(part.bin).toMatch(/^[A-X]-\d{2}-\d{2}$/)
    expect(part.aliases.length).toBeGreaterThan(0)
    expect(part.leadDays).toBeGreaterThan(0)
    for (const stock of part.stock) {
      expect(stock.qtyMilli).toBeGreaterThanOrEqual(0)
      expect(stock.minMilli).toBeLessThanOrEqual(stock.maxMilli)
    }
  }
})

test('a superseded part names a part that exists and is itself current', () => {
  const byNumber = new Map(parts.map(part => [part.number, part] as const))
  const old = parts.filter(part => part.supersededBy !== undefined)
  expect(old.length).toBeGreaterThan(20)
  for (const part of old) {
    const next = byNumber.get(part.supersededBy ?? '')
    expect(next?.family).toBe(part.family)
    expect(next?.supersededBy).toBeUndefined()
  }
})
