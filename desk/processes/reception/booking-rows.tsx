import { Button } from 'antd'
import { api } from '#desk/kernel/api.ts'
import { useNow } from '#desk/kernel/clock.ts'
import { When } from '#desk/kernel/format.tsx'
import { Go, useGo } from '#desk/kernel/router.tsx'
import { useCan } from '#desk/kernel/session.tsx'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { StatusTag, type Tone } from '#desk/mechanisms/kit/status-tag.tsx'
import { newId } from '#domain/kernel/id.ts'
import { fill } from '#domain/kernel/texts.ts'
import { checkTexts, lightTexts } from '#domain/processes/appointments/readiness.ts'
import { bookingPath, visitPath } from './addresses.ts'
import type { Desk } from './bay-map.tsx'
import { counterText } from './counter-text.ts'
import styles from './reception.module.css'
import { receptionText } from './text.ts'
import { useVisitCommand } from './use-visit-command.ts'

const tones = { red: 'bad', yellow: 'warn', green: 'good' } as const satisfies Record<string, Tone>

/** Bookings still to come and what is not ready for them; the car at the door is one press away. */
export function BookingRows({ rows }: { rows: Desk['bookings'] }) {
  const t = useTexts(receptionText)
  const c = useTexts(counterText)
  const text = useText()
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
            <span>
              <Go to={bookingPath.href({ id: row.id })}>{row.plate || row.number}</Go>{' '}
              <StatusTag tone={tones[row.light]}>{text(lightTexts[row.light])}</StatusTag>
            </span>
            <span className={styles.soft}>{[row.customer, row.adviser, row.wishes].filter(Boolean).join(' · ')}</span>
            {row.open.length > 0 && (
              <span className={styles.soft}>
                {fill(c.notReady, { items: row.open.map(key => text(checkTexts[key])).join('、') })}
              </span>
            )}
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
