import { parseYuan } from '#domain/kernel/money.ts'
import { normalisePhone, parsePhone } from '#domain/kernel/phone.ts'
import { parsePlate } from '#domain/kernel/plate.ts'
import { parseHours, parseQty } from '#domain/kernel/quantity.ts'
import type { Text } from '#domain/kernel/texts.ts'
import { type DateOn, isDateOn } from '#domain/kernel/time.ts'
import { checkVin } from '#domain/kernel/vin.ts'
import type { ImportCells, ImportFault, ParsedRow } from './definition.ts'

/** Reads the cells of one row and gathers everything that is wrong with it, so that a person mends it once. */
export type RowReader = {
  text(field: string, max: number): string
  required(field: string, max: number): string
  choice<T extends string>(field: string, choices: ReadonlyMap<string, T>, otherwise: T): T
  date(field: string): DateOn | null
  /** The day of a moment; its time is not asked for. */
  day(field: string): DateOn | null
  integer(field: string, min: number, max: number): number | null
  yuan(field: string): number | null
  hours(field: string): number | null
  /** In thousandths, above zero. */
  quantity(field: string): number | null
  list(field: string, max: number): string[]
  phone(field: string): string | null
  plate(field: string): string | null
  vin(field: string): string | null
  yesNo(field: string): boolean
  refuse(field: string, reason: Text): void
  /** The value when nothing was wrong. */
  finish<V>(value: V): ParsedRow<V>
}

export function readRow(cells: ImportCells): RowReader {
  const faults: ImportFault[] = []
  const refuse = (field: string, reason: Text) => void faults.push({ field, reason })
  const cell = (field: string) => tidy(cells[field] ?? '')
  const text = (field: string, max: number) => {
    const value = cell(field)
    if (Array.from(value).length > max) refuse(field, [`超过 ${max} 个字`, `Longer than ${max} characters`])
    return value
  }
  const parsed: Parsed = (field, read, reason) => {
    const value = cell(field)
    if (value === '') return null
    const result = read(value)
    if (result === undefined) refuse(field, reason)
    return result ?? null
  }
  return {
    text,
    refuse,
    required: (field, max) => {
      const value = text(field, max)
      if (value === '') refuse(field, ['不能为空', 'Must not be empty'])
      return value
    },
    choice: (field, choices, otherwise) =>
      parsed(field, value => choices.get(value.toLowerCase()), [
        `只能是：${[...choices.keys()].join('、')}`,
        `Must be one of: ${[...choices.keys()].join(', ')}`,
      ]) ?? otherwise,
    ...dayCells(parsed),
    ...numberCells(parsed),
    list: (field, max) =>
      cell(field)
        .split(/[,，、;；|]/)
        .map(item => item.trim())
        .filter(item => item !== '')
        .slice(0, max),
    ...nameCells(parsed),
    yesNo: field => /^(是|有|y|yes|true|1|√)$/i.test(cell(field)),
    finish: value => (faults.length === 0 ? { ok: true, value } : { ok: false, faults }),
  }
}

type Parsed = <T>(field: string, read: (value: string) => T | undefined, reason: Text) => T | null

function dayCells(parsed: Parsed): Pick<RowReader, 'date' | 'day'> {
  return {
    date: field => parsed(field, readDate, ['日期应写作 2026-03-02', 'Write dates as 2026-03-02']),
    day: field =>
      parsed(field, value => readDate(value.replace(/[ T]\d{1,2}:\d{2}(:\d{2})?(\.\d+)?Z?$/, '')), [
        '日期应写作 2026-03-02',
        'Write dates as 2026-03-02',
      ]),
  }
}

function numberCells(parsed: Parsed): Pick<RowReader, 'integer' | 'yuan' | 'hours' | 'quantity'> {
  return {
    integer: (field, min, max) =>
      parsed(field, value => integerIn(value, min, max), [
        `应为 ${min}～${max} 的整数`,
        `Must be a whole number from ${min} to ${max}`,
      ]),
    yuan: field =>
      parsed(field, value => notNegative(parseYuan(value)), [
        '应为金额（元），如 128.50',
        'Must be an amount such as 128.50',
      ]),
    hours: field =>
      parsed(field, value => notNegative(parseHours(value)), ['应为工时，如 1.5', 'Must be hours such as 1.5']),
    quantity: field =>
      parsed(field, value => aboveZero(parseQty(value)), [
        '应为数量，如 4 或 0.5',
        'Must be a quantity such as 4 or 0.5',
      ]),
  }
}

function nameCells(parsed: Parsed): Pick<RowReader, 'phone' | 'plate' | 'vin'> {
  return {
    phone: field =>
      parsed(field, value => (parsePhone(value).ok ? normalisePhone(value) : undefined), [
        '电话号码有误',
        'Not a phone number',
      ]),
    plate: field => parsed(field, value => okOf(parsePlate(value))?.plate, ['车牌号有误', 'Not a plate']),
    vin: field =>
      parsed(field, value => okOf(checkVin(value))?.vin, [
        '车架号应为 17 位，不含 I、O、Q',
        'A VIN has 17 signs and no I, O or Q',
      ]),
  }
}

/** A table of choices from words to values: both languages of each text and the value itself. */
export function choicesOf<T extends string>(
  texts: Readonly<Record<T, Text>>,
  more: Readonly<Partial<Record<string, T>>> = {},
) {
  const choices = new Map<string, T>()
  for (const key in texts) {
    for (const word of [...texts[key], key]) choices.set(word.toLowerCase(), key)
  }
  for (const [word, key] of Object.entries(more)) if (key !== undefined) choices.set(word.toLowerCase(), key)
  return choices
}

/** What people type differently is left out, so that equal keys mean the same record. */
export function cellKey(text: string): string {
  return tidy(text).normalize('NFKC').toUpperCase().replace(/\s/g, '')
}

// Spreadsheets put an apostrophe before what could be read as a formula; it is no part of the value.
function tidy(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
    .replace(/^'(?=[=+\-@])/, '')
}

function readDate(text: string): DateOn | undefined {
  const found = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T]00:00(?::00)?(?:\.0+)?Z?)?$/.exec(text)
  const [, year = '', month = '', day = ''] = found ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text) ?? []
  const on = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isDateOn(on) ? on : undefined
}

function integerIn(text: string, min: number, max: number): number | undefined {
  const plain = text.replace(/,/g, '').replace(/\.0+$/, '')
  if (!/^-?\d{1,12}$/.test(plain)) return undefined
  const value = Number(plain)
  return value >= min && value <= max ? value : undefined
}

function notNegative(value: number | undefined): number | undefined {
  return value !== undefined && value >= 0 ? value : undefined
}

function aboveZero(value: number | undefined): number | undefined {
  return value !== undefined && value > 0 ? value : undefined
}

function okOf<C extends { ok: boolean }>(check: C): Extract<C, { ok: true }> | undefined {
  return isOk(check) ? check : undefined
}

function isOk<C extends { ok: boolean }>(check: C): check is Extract<C, { ok: true }> {
  return check.ok
}
