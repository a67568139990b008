import { qty } from '#desk/kernel/format.tsx'
import { useTexts } from '#desk/kernel/text.ts'
import { QtyInput } from '#desk/mechanisms/kit/fields.tsx'
import { StatusTag } from '#desk/mechanisms/kit/status-tag.tsx'
import type { CounterOrder, RequestView } from '#domain/processes/stock/shapes.ts'
import { PartName } from './part-name.tsx'
import styles from './stock.module.css'
import { issueText } from './text.ts'

/** Quantity to issue by request id; what is missing or nothing stays on the shelf. */
export type Quantities = Readonly<Record<string, number | null>>

type IssueLinesProps = {
  requests: readonly RequestView[]
  value?: Quantities
  onChange?: (value: Quantities) => void
}

/** What goes over the counter: every open request with what can go of it, changeable. */
export function IssueLines({ requests, value = {}, onChange }: IssueLinesProps) {
  const t = useTexts(issueText)
  return (
    <div className={styles.lines}>
      {requests.map(request => {
        const { id, unit, bin } = request
        const free = request.reservedMilli + request.availableMilli
        return (
          <div key={id} className={styles.line} data-off={issuable(request) === 0 || undefined}>
            <PartName name={request.partName} number={request.partNumber} grade={request.grade} hint={bin} />
            <span className={styles.qty}>
              {t.open} {qty(request.wantedMilli - request.issuedMilli)} {unit}
              <div className={styles.soft}>
                {t.reserved} {qty(request.reservedMilli)} · {t.free} {qty(free)}
              </div>
            </span>
            {request.approved ? (
              <QtyInput
                aria-label={`${request.partName} ${t.qty}`}
                unit={unit}
                value={value[id] ?? null}
                onChange={next => onChange?.({ ...value, [id]: next })}
              />
            ) : (
              <StatusTag tone="warn">{t.notApproved}</StatusTag>
            )}
          </div>
        )
      })}
    </div>
  )
}

/** What can go of a request now: what is open, as far as it lies there. */
export function issuable(request: RequestView): number {
  if (!request.approved) return 0
  const open = request.wantedMilli - request.issuedMilli
  return Math.max(0, Math.min(open, request.reservedMilli + request.availableMilli))
}

/** Everything that can go, as the form begins. */
export function allIssuable(requests: readonly RequestView[]): Quantities {
  return Object.fromEntries(requests.map(request => [request.id, issuable(request) || null]))
}

export function canIssue(order: CounterOrder): boolean {
  return order.signed && order.requests.some(request => issuable(request) > 0)
}
