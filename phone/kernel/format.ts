import { type Fen, formatYuan } from '#domain/kernel/money.ts'
import { formatHours, formatQty } from '#domain/kernel/quantity.ts'
import type { Lang } from '#domain/kernel/texts.ts'
import { type DateOn, formatLocal, type Instant } from '#domain/kernel/time.ts'

export const yuan = (amountFen: Fen): string => formatYuan(amountFen)
export const qty = (qtyMilli: number): string => formatQty(qtyMilli)
export const hours = (hoursCenti: number | null): string => (hoursCenti === null ? '' : formatHours(hoursCenti))
export const at = (moment: Instant | null): string => (moment === null ? '—' : formatLocal(moment, undefined, 'minute'))

const locales = { zh: 'zh-CN', en: 'en-GB' } as const satisfies Record<Lang, string>

/** 3月3日 and 周三, in the language of the page. */
export function dayOf(on: DateOn, lang: Lang): { date: string; weekday: string } {
  const say = (style: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locales[lang], { timeZone: 'UTC', ...style }).format(Date.parse(`${on}T00:00:00.000Z`))
  return {
    date: say({ month: lang === 'zh' ? 'long' : 'short', day: 'numeric' }),
    weekday: say({ weekday: 'short' }),
  }
}

/** A day with its weekday and the time: what somebody has to remember. */
export function dayAndTime(moment: Instant, lang: Lang): string {
  const { date, weekday } = dayOf(formatLocal(moment, undefined, 'date'), lang)
  return `${date} ${weekday} ${formatLocal(moment, undefined, 'time')}`
}
