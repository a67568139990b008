import { ThunderboltOutlined, UserAddOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { api } from '#desk/kernel/api.ts'
import { useLoad } from '#desk/kernel/query.tsx'
import { useGo } from '#desk/kernel/router.tsx'
import { useCan } from '#desk/kernel/session.tsx'
import { useTexts } from '#desk/kernel/text.ts'
import { Columns, Section } from '#desk/mechanisms/kit/section.tsx'
import { Tile, Tiles } from '#desk/mechanisms/kit/tile.tsx'
import { newId } from '#domain/kernel/id.ts'
import { quickPath, visitPath } from './addresses.ts'
import { BookingRows, CarRows, WaitingRows } from './desk-rows.tsx'
import { DutyRows } from './duty-rows.tsx'
import { deskLoader } from './loaders.ts'
import { PlateBox } from './plate-box.tsx'
import styles from './reception.module.css'
import { receptionText } from './text.ts'
import { useVisitCommand } from './use-visit-command.ts'
import { WalkInDialog } from './walk-in-dialog.tsx'

/** The adviser's home: who comes, who waits, whose cars are mine, what is due. */
export function Page() {
  const t = useTexts(receptionText)
  const go = useGo()
  const can = useCan()
  const [isWalkIn, setWalkIn] = useState(false)
  const { data, placeholder } = useLoad(deskLoader(), { rows: 10 })
  const arrive = useVisitCommand(api.visits.arrive, {
    success: t.arrived,
    onDone: visit => go(visitPath.href({ id: visit.id })),
  })
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1 className={styles.title}>{t.desk}</h1>
        {can('visit.arrive') && (
          <PlateBox
            label={t.arriveHint}
            button={t.arrive}
            busy={arrive.busy}
            autoFocus
            onPlate={plate => void arrive.send({ id: newId(), plate })}
          />
        )}
        <span className={styles.grow} />
        {can('visit.arrive') && (
          <Button icon={<UserAddOutlined />} onClick={() => setWalkIn(true)}>
            {t.walkIn}
          </Button>
        )}
        {can('visit.receive') && (
          <Button type="primary" icon={<ThunderboltOutlined />} onClick={() => go(quickPath.href({}))}>
            {t.quick}（F2）
          </Button>
        )}
      </header>
      {placeholder}
      {data && (
        <>
          <Tiles>
            <Tile label={t.waiting} value={data.waiting.length} tone={data.waiting.length > 0 ? 'warn' : 'calm'} />
            <Tile label={t.bookings} value={data.bookings.length} tone="info" />
            <Tile label={t.mine} value={data.mine.length} tone="good" />
            <Tile label={t.others} value={data.others.length} />
          </Tiles>
          <Columns
            main={
              <>
                <Section title={t.waiting} flush>
                  <WaitingRows rows={data.waiting} />
                </Section>
                <Section title={t.mine} flush>
                  <CarRows rows={data.mine} empty={t.noneMine} />
                </Section>
                {data.others.length > 0 && (
                  <Section title={t.others} flush>
                    <CarRows rows={data.others} empty="" />
                  </Section>
                )}
              </>
            }
            side={
              <>
                <Section title={t.bookings} flush>
                  <BookingRows rows={data.bookings} />
                </Section>
                <DutyRows />
              </>
            }
          />
        </>
      )}
      {isWalkIn && <WalkInDialog onClose={() => setWalkIn(false)} />}
    </div>
  )
}
