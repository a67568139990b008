import { capitalsFen, formatFen } from '#domain/kernel/money.ts'
import { formatHours, formatQty } from '#domain/kernel/quantity.ts'

/** What has no amount prints as an empty cell, never as zero. */
export function money(amountFen: number | null): string {
  return amountFen === null ? '' : formatFen(amountFen)
}

/** The amount in the capitals that papers of account require: 人民币壹拾贰元叁角整. */
export function capitals(amountFen: number): string {
  return `人民币${capitalsFen(amountFen)}`
}

export function hours(value: number | null): string {
  return value === null ? '' : formatHours(value)
}

export function quantity(value: number | null): string {
  return value === null ? '' : formatQty(value)
}

export function km(value: number | null): string | null {
  return value === null ? null : `${grouped(value)} km`
}

/** A length of time as people say it: 2 天 3 小时 30 分钟. */
export function span(minutes: number): string {
  const parts = [
    [Math.floor(minutes / 1440), '天'],
    [Math.floor((minutes % 1440) / 60), '小时'],
    [minutes % 60, '分钟'],
  ] as const
  const said = parts.filter(([value]) => value > 0).map(([value, unit]) => `${value} ${unit}`)
  return said.length === 0 ? '0 分钟' : said.join(' ')
}

export function percentage(value: number | null): string | null {
  return value === null ? null : `${value}%`
}

/** An unanswered question prints both boxes empty, so that it can still be ticked by hand. */
export function yesNo(value: boolean | null): string {
  return choice(['是', '否'], value === null ? null : value ? '是' : '否')
}

/** All options of a closed question, the chosen one filled: ■同意　□不同意. */
export function choice(options: readonly string[], chosen: string | null): string {
  return options.map(option => `${option === chosen ? '■' : '□'}${option}`).join('　')
}

/** The same for a question whose answers have codes. */
export function pick<K extends string>(labels: Readonly<Record<K, string>>, key: K | null): string {
  return choice(Object.values(labels), key === null ? null : labels[key])
}

export function orNone(value: string | null): string {
  return value === null || value === '' ? '无' : value
}

function grouped(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',')
}
