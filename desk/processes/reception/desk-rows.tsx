import { Button } from 'antd'
import { api } from '#desk/kernel/api.ts'
import { useNow } from '#desk/kernel/clock.ts'
import { When } from '#desk/kernel/format.tsx'
import { Go, useGo } from '#desk/kernel/router.tsx'
import { useCan } from '#desk/kernel/session.tsx'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { StatusOf, StatusTag } from '#desk/mechanisms/kit/status-tag.tsx'
import { newId } from '#domain/kernel/id.ts'
import { fill } from '#domain/kernel/texts.ts'
import { minutesBetween } from '#domain/kernel/time.ts'
import { purposeTexts } from '#domain/processes/reception/kinds.ts'
import type { VisitRow } from '#domain/processes/reception/visit-shape.ts'
import { bookingPath, orderPath, visitPath } from './addresses.ts'
import { orderLook, visitLooks } from './looks.tsx'
import styles from './reception.module.css'
import { receptionText } from './text.ts'
import { useSpan } from './use-span.ts'
import { useVisitCommand } from './use-visit-command.ts'

const SOON = 5
const LATE = 10

/** Whoever waits longest stands on top, with the minutes running. */
export function WaitingRows({ rows }: { rows: readonly VisitRow[] }) {
  const t = useTexts(receptionText)
  const now = useNow()
  const span = useSpan()
  const go = useGo()
  const can = useCan()
  const take = useVisitCommand(api.visits.take, { onDone: visit => go(visitPath.href({ id: visit.id })) })
  if (rows.length === 0) return <div className={styles.empty}>{t.nobodyWaits}</div>
  return (
    <div className={styles.rows}>
      {rows.map(row => {
        const minutes = Math.max(0, minutesBetween(row.arrivedAt, now))
        const tone = minutes >= LATE ? 'bad' : minutes >= SOON ? 'warn' : 'info'
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
              {can('visit.receive') && (
                <Button
                  type="primary"
                  loading={take.busy}
                  onClick={() => void take.send({ id: row.id, version: row.version })}
                >
                  {t.take}
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

type Booking = {
  id: string
  number: string
  bookedAt: string
  plate: string
  vehicleId: string | null
  customer: string
  adviser: string
  wishes: string
}

/** Bookings still to come; the car at the door is one press away. */
export function BookingRows({ rows }: { rows: readonly Booking[] }) {
  const t = useTexts(receptionText)
  const go = useGo()
  const can = useCan()
  const now = useNow()
  const arrive = useVisitCommand(api.visits.arrive, { onDone: visit => go(visitPath.href({ id: visit.id })) })
  if (rows.length === 0) return <div className={styles.empty}>{t.noBookings}</div>
  return (
    <div className={styles.rows}>
      {rows.map(row => (
        <div key={row.id} className={styles.row} data-tone={row.bookedAt < now ? 'warn' : undefined}>
          <span className={styles.number}>
            <When at={row.bookedAt} style="time" />
          </span>
          <div className={styles.main}>
            <Go to={bookingPath.href({ id: row.id })}>{row.plate || row.number}</Go>
            <span className={styles.soft}>{[row.customer, row.adviser, row.wishes].filter(Boolean).join(' · ')}</span>
          </div>
          {can('visit.arrive') && row.vehicleId !== null && (
            <Button
              size="small"
              loading={arrive.busy}
              onClick={() => void arrive.send({ id: newId(), vehicleId: row.vehicleId, arrivedBy: 'booking' })}
            >
              {t.arrive}
            </Button>
          )}
        </div>
      ))}
    </div>
  )
}
