import { checkCreditCode } from '#domain/kernel/credit-code.ts'
import type { Rng } from '#domain/kernel/rng.ts'
import { femaleNames, type Gender, maleNames, surnames } from '../data/names.ts'
import { city, companyTrades, companyWords, districts, estates, streets } from '../data/places.ts'

export type PersonName = { name: string; gender: Gender }
export type Address = { district: string; address: string; postcode: string }

export function personName(rng: Rng): PersonName {
  const gender: Gender = rng.chance(0.62) ? 'male' : 'female'
  const given = rng.pick(gender === 'male' ? maleNames : femaleNames)
  return { name: rng.weighted(surnames) + given, gender }
}

/**
 * Every mobile number of the demo has 0000 in the place of the area digits. It passes as a number and is
 * recognised at a glance as made up; taken keeps the numbers apart.
 */
export function mobileNumber(rng: Rng, taken: Set<string>): string {
  for (;;) {
    const phone = `1${rng.int(3, 8)}${rng.int(0, 9)}0000${String(rng.int(0, 9999)).padStart(4, '0')}`
    if (taken.has(phone)) continue
    taken.add(phone)
    return phone
  }
}

export function homeAddress(rng: Rng): Address {
  const district = rng.weighted(districts.map(row => [row, row.weight] as const))
  const street = `${rng.pick(streets)} ${rng.int(1, 999)} 号`
  const home = `${rng.pick(estates)} ${rng.int(1, 32)} 幢 ${rng.int(1, 26)}0${rng.int(1, 4)} 室`
  return {
    district: district.name,
    address: `${city.province}${city.name}${district.name}${street} ${home}`,
    postcode: district.postcode,
  }
}

export function officeAddress(rng: Rng): Address {
  const district = rng.weighted(districts.map(row => [row, row.weight] as const))
  const street = `${rng.pick(streets)} ${rng.int(1, 999)} 号 ${rng.int(1, 9)} 号楼 ${rng.int(2, 28)} 层`
  return {
    district: district.name,
    address: `${city.province}${city.name}${district.name}${street}`,
    postcode: district.postcode,
  }
}

export function companyName(rng: Rng, taken: Set<string>): string {
  for (;;) {
    const [first, second] = [rng.pick(companyWords), rng.pick(companyWords)]
    const name = `宁波${first}${second}${rng.pick(companyTrades)}`
    if (first === second || taken.has(name)) continue
    taken.add(name)
    return name
  }
}

const creditSigns = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/** A right check sign on a county number (330299) nobody was ever given. */
export function companyCreditCode(rng: Rng, taken: Set<string>): string {
  for (;;) {
    const body = Array.from({ length: 9 }, () => creditSigns.charAt(rng.int(0, creditSigns.length - 1))).join('')
    const code = Array.from(creditSigns, sign => `91330299${body}${sign}`).find(text => checkCreditCode(text).ok)
    if (code === undefined || taken.has(code)) continue
    taken.add(code)
    return code
  }
}
