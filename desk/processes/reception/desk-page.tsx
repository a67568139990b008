import { ThunderboltOutlined, UserAddOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { api } from '#desk/kernel/api.ts'
import { useNow } from '#desk/kernel/clock.ts'
import { useHotkeys } from '#desk/kernel/hotkeys.tsx'
import { useLoad } from '#desk/kernel/query.tsx'
import { useGo } from '#desk/kernel/router.tsx'
import { useCan, useSession } from '#desk/kernel/session.tsx'
import { useTexts } from '#desk/kernel/text.ts'
import { Columns, Section } from '#desk/mechanisms/kit/section.tsx'
import { Tile, Tiles } from '#desk/mechanisms/kit/tile.tsx'
import { newId } from '#domain/kernel/id.ts'
import { fill } from '#domain/kernel/texts.ts'
import { minutesBetween } from '#domain/kernel/time.ts'
import { quickPath, visitPath } from './addresses.ts'
import { AdvisersPanel, loadTones } from './advisers-panel.tsx'
import { BayMap, type Desk } from './bay-map.tsx'
import { BookingRows } from './booking-rows.tsx'
import { counterText } from './counter-text.ts'
import { CarRows, WaitingRows } from './desk-rows.tsx'
import { DutyRows } from './duty-rows.tsx'
import { deskLoader } from './loaders.ts'
import { PlateBox } from './plate-box.tsx'
import styles from './reception.module.css'
import { receptionText } from './text.ts'
import { useSpan } from './use-span.ts'
import { useVisitCommand } from './use-visit-command.ts'
import { WalkInDialog } from './walk-in-dialog.tsx'

/** The adviser's home: who comes, who waits, whose cars are mine, what is due. */
export function Page() {
  const t = useTexts(receptionText)
  const c = useTexts(counterText)
  const go = useGo()
  const can = useCan()
  const [isWalkIn, setWalkIn] = useState(false)
  const { data, placeholder } = useLoad(deskLoader(), { rows: 10 })
  const arrive = useVisitCommand(api.visits.arrive, {
    success: t.arrived,
    onDone: visit => go(visitPath.href({ id: visit.id })),
  })
  const take = useVisitCommand(api.visits.take, { onDone: visit => go(visitPath.href({ id: visit.id })) })
  const next = data?.waiting[0]
  useHotkeys(t.desk, [
    ...(can('visit.receive')
      ? [
          {
            key: 'Alt+J',
            label: c.takeNext,
            run: () => next && void take.send({ id: next.id, version: next.version }),
            disabled: next === undefined,
          },
        ]
      : []),
    ...(can('visit.arrive') ? [{ key: 'Alt+V', label: t.walkIn, run: () => setWalkIn(true) }] : []),
  ])
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
            {t.walkIn} (Alt+V)
          </Button>
        )}
        {can('visit.receive') && (
          <Button type="primary" icon={<ThunderboltOutlined />} onClick={() => go(quickPath.href({}))}>
            {t.quick} (F2)
          </Button>
        )}
      </header>
      {placeholder}
      {data && (
        <>
          <DeskTiles desk={data} />
          <Columns
            main={
              <>
                <Section title={t.waiting} flush>
                  <WaitingRows rows={data.waiting} limit={data.waitLimitMinutes} />
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
                <BayMap bays={data.bays} />
                <DutyRows />
                <AdvisersPanel advisers={data.advisers} workshop={data.workshop} />
              </>
            }
          />
        </>
      )}
      {isWalkIn && <WalkInDialog onClose={() => setWalkIn(false)} />}
    </div>
  )
}

/** How the morning stands: who waits longest, what is ready, how full my day is, which bay is free. */
function DeskTiles({ desk }: { desk: Desk }) {
  const t = useTexts(receptionText)
  const c = useTexts(counterText)
  const span = useSpan()
  const now = useNow()
  const me = useSession().person.id
  const load = desk.advisers.find(adviser => adviser.id === me)
  const longest = desk.waiting[0] ? Math.max(0, minutesBetween(desk.waiting[0].arrivedAt, now)) : null
  const isLate = longest !== null && longest >= desk.waitLimitMinutes
  const free = desk.bays.filter(bay => bay.visit === null).length
  return (
    <Tiles>
      <Tile
        label={t.waiting}
        value={desk.waiting.length}
        hint={longest === null ? undefined : fill(c.longest, { time: span(longest) })}
        tone={isLate ? 'bad' : desk.waiting.length > 0 ? 'warn' : 'calm'}
      />
      <Tile
        label={t.bookings}
        value={desk.bookings.length}
        hint={fill(c.ready, { n: desk.bookings.filter(row => row.light === 'green').length })}
        tone="info"
      />
      <Tile label={t.mine} value={desk.mine.length} hint={`${t.others} ${desk.others.length}`} tone="good" />
      {load && <Tile label={c.load} value={`${load.cars}/${load.limit}`} tone={loadTones[load.state]} />}
      {desk.bays.length > 0 && (
        <Tile
          label={c.bays}
          value={`${free}/${desk.bays.length}`}
          hint={c.freeBay}
          tone={free === 0 ? 'warn' : 'calm'}
        />
      )}
    </Tiles>
  )
}
