import { type Fen, formatYuan } from '#domain/kernel/money.ts'
import { formatHours, formatQty } from '#domain/kernel/quantity.ts'
import { formatLocal, type Instant } from '#domain/kernel/time.ts'

export const yuan = (amountFen: Fen): string => formatYuan(amountFen)
export const qty = (qtyMilli: number): string => formatQty(qtyMilli)
export const hours = (hoursCenti: number | null): string => (hoursCenti === null ? '' : formatHours(hoursCenti))
export const at = (moment: Instant | null): string => (moment === null ? '—' : formatLocal(moment, undefined, 'minute'))
