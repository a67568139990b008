import { normalisePartNumber } from '#domain/kernel/part-number.ts'
import { normalisePhone, parsePhone } from '#domain/kernel/phone.ts'
import { normalisePlate, plateKey } from '#domain/kernel/plate.ts'
import { type DateOn, isDateOn } from '#domain/kernel/time.ts'
import { normaliseVin } from '#domain/kernel/vin.ts'
import { cellKey } from '#domain/mechanisms/imports/cells.ts'
import { vinTail } from './vin-tail.ts'

/** What one typed text may mean, in the forms the indexes know. What it cannot mean is missing, and is not looked for. */
export type SearchTerms = {
  /** A plate or a piece of one, and the same with look-alike signs made one. */
  plate?: { piece: string; key: string }
  vin?: string
  /** The end of a VIN backwards. */
  vinTail?: string
  phone?: string
  lastFour?: string
  name?: string
  /** Letters only: how a name, a car part or its first letters sound. */
  sounds?: string
  numbers?: readonly string[]
  /** The number of an order in the system the shop had before, whatever that looked like. */
  pastNumber?: string
  part?: { key: string; text: string }
}

/** Series of the numbers people ask for at the counter: orders, statements, bookings, visits, envelopes. */
const SERIES = ['WX', 'JS', 'YY', 'LD', 'JC', 'DA'] as const

const PAST_NUMBER = /^(?=.*\d)[\p{L}\p{N}/_.#-]{5,40}$/u

const PLATE_PIECE = /^\p{Script=Han}?[A-Z0-9]{2,8}\p{Script=Han}?$/u

export function searchTerms(typed: string, where: { storeCode: string; today: DateOn }): SearchTerms {
  const text = typed.normalize('NFKC').trim()
  if (text === '') return {}
  const terms: SearchTerms = {}
  const plate = normalisePlate(text)
  if (PLATE_PIECE.test(plate)) terms.plate = { piece: plate, key: plateKey(plate) }
  addVin(terms, text)
  addPhone(terms, text)
  const isPlate = terms.plate !== undefined && /^\p{Script=Han}/u.test(text)
  if (/\p{Script=Han}/u.test(text) && !isPlate) terms.name = text
  const letters = text.toLowerCase().replace(/[\s']/g, '')
  if (/^[a-z]{2,}$/.test(letters)) terms.sounds = letters
  const numbers = numbersOf(text.toUpperCase(), where)
  if (numbers.length > 0) terms.numbers = numbers
  const past = cellKey(text)
  if (!isPlate && PAST_NUMBER.test(past)) terms.pastNumber = past
  const key = normalisePartNumber(text)
  if (!isPlate && (key.length >= 3 || Array.from(text).length >= 2)) terms.part = { key, text }
  return terms
}

function addVin(terms: SearchTerms, text: string): void {
  if (!/^[A-Za-z0-9\s-]+$/.test(text)) return
  const vin = normaliseVin(text)
  if (vin.length === 17) terms.vin = vin
  else if (vin.length >= 4 && vin.length < 17) terms.vinTail = vinTail(vin)
}

function addPhone(terms: SearchTerms, text: string): void {
  if (!/^[\d\s+()-]+$/.test(text)) return
  const phone = normalisePhone(text)
  if (/^\d{4}$/.test(phone)) terms.lastFour = phone
  else if (parsePhone(phone).ok) terms.phone = phone
}

/** The whole numbers somebody may mean: typed in full, by day and serial, or by today's serial alone. */
function numbersOf(text: string, { storeCode, today }: { storeCode: string; today: DateOn }): string[] {
  if (/^[A-Z]{1,4}-[A-Z0-9]{2,6}-\d{8}-\d{4,}$/.test(text)) return [text]
  const [, typedDay = '', serial = ''] = /^(?:(\d{8}|\d{4})-)?(\d{4})$/.exec(text) ?? []
  if (serial === '') return []
  const compact = today.replaceAll('-', '')
  const day = typedDay.length === 4 ? `${compact.slice(0, 4)}${typedDay}` : typedDay || compact
  if (!isDateOn(`${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`)) return []
  return SERIES.map(series => `${series}-${storeCode}-${day}-${serial}`)
}
