import { Button } from 'antd'
import { api } from '#desk/kernel/api.ts'
import { useNow } from '#desk/kernel/clock.ts'
import { When } from '#desk/kernel/format.tsx'
import { Go, useGo } from '#desk/kernel/router.tsx'
import { useCan } from '#desk/kernel/session.tsx'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { StatusOf, StatusTag } from '#desk/mechanisms/kit/status-tag.tsx'
import { fill } from '#domain/kernel/texts.ts'
import { minutesBetween } from '#domain/kernel/time.ts'
import { purposeTexts } from '#domain/processes/reception/kinds.ts'
import type { VisitRow } from '#domain/processes/reception/visit-shape.ts'
import { orderPath, visitPath } from './addresses.ts'
import { orderLook, visitLooks } from './looks.tsx'
import { Parking } from './parking.tsx'
import styles from './reception.module.css'
import { receptionText } from './text.ts'
import { useSpan } from './use-span.ts'
import { useVisitCommand } from './use-visit-command.ts'

/** Whoever waits longest stands on top, with the minutes running. */
export function WaitingRows({ rows, limit }: { rows: readonly VisitRow[]; limit: number }) {
  const t = useTexts(receptionText)
  const now = useNow()
  const span = useSpan()
  const go = useGo()
  const can = useCan()
  const take = useVisitCommand(api.visits.take, { onDone: visit => go(visitPath.href({ id: visit.id })) })
  if (rows.length === 0) return <div className={styles.empty}>{t.nobodyWaits}</div>
  return (
    <div className={styles.rows}>
      {rows.map((row, index) => {
        const minutes = Math.max(0, minutesBetween(row.arrivedAt, now))
        const tone = minutes >= limit ? 'bad' : minutes * 2 >= limit ? 'warn' : 'info'
        return (
          <div key={row.id} className={styles.row} data-tone={tone}>
            <Go to={visitPath.href({ id: row.id })} className={styles.number}>
              {row.plate || row.customer || t.walkIn}
            </Go>
            <div className={styles.main}>
              <span className={styles.soft}>{[row.car || t.noCarYet, row.customer].filter(Boolean).join(' · ')}</span>
            </div>
            <span className={styles.end}>
              {row.newCustomer && <StatusTag tone="info">{t.newCustomer}</StatusTag>}
              {row.booking && <StatusTag tone="good">{`${t.booked} ${row.booking}`}</StatusTag>}
              <StatusTag tone={tone}>{fill(t.waited, { time: span(minutes) })}</StatusTag>
              <Parking visit={row} />
              {can('visit.receive') && (
                <Button
                  type="primary"
                  loading={take.busy}
                  onClick={() => void take.send({ id: row.id, version: row.version })}
                >
                  {index === 0 ? `${t.take} (Alt+J)` : t.take}
                </Button>
              )}
            </span>
          </div>
        )
      })}
    </div>
  )
}

export function CarRows({ rows, empty }: { rows: readonly VisitRow[]; empty: string }) {
  const t = useTexts(receptionText)
  const text = useText()
  if (rows.length === 0) return <div className={styles.empty}>{empty}</div>
  return (
    <div className={styles.rows}>
      {rows.map(row => (
        <div key={row.id} className={styles.row}>
          <Go to={visitPath.href({ id: row.id })} className={styles.number}>
            {row.plate || row.customer || t.walkIn}
          </Go>
          <div className={styles.main}>
            <span className={styles.soft}>
              {[row.car || t.noCarYet, row.customer, row.purpose && text(purposeTexts[row.purpose])]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </div>
          <span className={styles.end}>
            {row.orders.length === 0 && <Parking visit={row} />}
            {row.orders.length === 0 && <StatusOf looks={visitLooks} value={row.state} />}
            {row.orders.map(order => {
              const look = orderLook(order.label)
              return (
                <span key={order.id} className={styles.end}>
                  {order.promisedAt && (
                    <span className={styles.soft}>
                      {t.promised} <When at={order.promisedAt} />
                    </span>
                  )}
                  <Go to={orderPath.href({ id: order.id })}>
                    <StatusTag tone={look.tone}>{text(look.label)}</StatusTag>
                  </Go>
                </span>
              )
            })}
          </span>
        </div>
      ))}
    </div>
  )
}
