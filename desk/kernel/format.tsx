import { EyeOutlined } from '@ant-design/icons'
import { Button, Tooltip } from 'antd'
import { type ReactNode, useState } from 'react'
import { type Fen, formatFen, formatYuan } from '#domain/kernel/money.ts'
import { formatHours, formatQty } from '#domain/kernel/quantity.ts'
import { texts } from '#domain/kernel/texts.ts'
import { formatLocal, type Instant, type LocalStyle } from '#domain/kernel/time.ts'
import { useTexts } from './text.ts'

/** What stands where a value is not known; a dash is read as "none", an empty cell as a fault. */
export const none = '—'

export const money = (amountFen: Fen | null | undefined): string => (amountFen == null ? none : formatFen(amountFen))
export const yuan = (amountFen: Fen | null | undefined): string => (amountFen == null ? none : formatYuan(amountFen))
export const qty = (qtyMilli: number | null | undefined): string => (qtyMilli == null ? none : formatQty(qtyMilli))
export const hours = (hoursCenti: number | null | undefined): string =>
  hoursCenti == null ? none : formatHours(hoursCenti)
export const at = (moment: Instant | null | undefined, style: LocalStyle = 'minute'): string =>
  moment == null ? none : formatLocal(moment, undefined, style)
export const plain = (value: string | number | null | undefined): string =>
  value == null || value === '' ? none : String(value)

/** A share in parts per million as a percentage with one decimal. */
export function percent(ppm: number | null | undefined): string {
  if (ppm == null) return none
  const tenths = Math.round(ppm / 1_000)
  return `${tenths < 0 ? '-' : ''}${Math.trunc(Math.abs(tenths) / 10)}.${Math.abs(tenths) % 10}%`
}

/** An amount, right-aligned in its box with digits of one width. */
export function Money({
  fen,
  sign = false,
  strong = false,
}: {
  fen: Fen | null | undefined
  sign?: boolean
  strong?: boolean
}) {
  return (
    <span className="cb-money" data-strong={strong || undefined} data-negative={(fen ?? 0) < 0 || undefined}>
      {sign ? yuan(fen) : money(fen)}
    </span>
  )
}

export function When({ at: moment, style }: { at: Instant | null | undefined; style?: LocalStyle }) {
  return moment ? (
    <time className="cb-num" dateTime={moment}>
      {at(moment, style)}
    </time>
  ) : (
    <span>{none}</span>
  )
}

type PhoneProps = {
  /** As the server shows it to this person, usually `138****5678`. */
  masked: string | null | undefined
  /** Asks for the whole number; the server notes who looked and why. Absent: no right to reveal. */
  onReveal?: () => Promise<string>
}

/** A telephone number, masked until someone with the right asks for it. */
export function Phone({ masked, onReveal }: PhoneProps): ReactNode {
  const t = useTexts(formatText)
  const [whole, setWhole] = useState<string | null>(null)
  if (!masked) return none
  return (
    <span className="cb-num">
      {whole ?? masked}
      {onReveal && !whole && (
        <Tooltip title={t.reveal}>
          <Button
            type="text"
            size="small"
            icon={<EyeOutlined />}
            aria-label={t.reveal}
            onClick={() => void onReveal().then(setWhole)}
          />
        </Tooltip>
      )}
    </span>
  )
}

const formatText = texts({ reveal: ['显示完整号码（会留下记录）', 'Show the whole number (this is recorded)'] })
