import { DatePicker, Segmented } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { today, useNow } from '#desk/kernel/clock.ts'
import { choiceFilter, textFilter, useFilters } from '#desk/kernel/filters.ts'
import { at } from '#desk/kernel/format.tsx'
import { useHotkeys } from '#desk/kernel/hotkeys.tsx'
import { useLoad } from '#desk/kernel/query.tsx'
import { useGo } from '#desk/kernel/router.tsx'
import { useCan } from '#desk/kernel/session.tsx'
import { EmptyState } from '#desk/kernel/states.tsx'
import { useTexts } from '#desk/kernel/text.ts'
import { ActionButton } from '#desk/mechanisms/kit/action-button.tsx'
import { Section } from '#desk/mechanisms/kit/section.tsx'
import { TimeBoard } from '#desk/mechanisms/kit/time-board.tsx'
import type { Place } from '#desk/mechanisms/kit/time-board-math.ts'
import { formatScaled } from '#domain/kernel/scaled.ts'
import { fill } from '#domain/kernel/texts.ts'
import { dateOn } from '#domain/kernel/time.ts'
import { quarters } from '#domain/processes/workshop/first-slots.ts'
import type { loadOf } from '#domain/processes/workshop/load.ts'
import { orderPath } from '../repair-orders/addresses.ts'
import { blocksOf, jobOfBlock, rowsOf, spanOf } from './board-blocks.ts'
import { Carried } from './carried.tsx'
import { DispatchDialog } from './dispatch-dialog.tsx'
import { floorText } from './floor-text.ts'
import { type BoardData, boardLoader, type WaitingOrder } from './loaders.ts'
import { OpenTickets } from './open-tickets.tsx'
import { Outside } from './outside.tsx'
import { PlanDialog } from './plan-dialog.tsx'
import { planText } from './plan-text.ts'
import { boardText } from './text.ts'
import { useMoveJob } from './use-move-job.ts'
import { Waiting } from './waiting.tsx'
import styles from './workshop.module.css'

const spec = { on: textFilter(), rows: choiceFilter(['both', 'technician', 'bay'], 'both'), dispatch: textFilter() }

type Ask = { order: WaitingOrder; at?: Place & { lineId: string } }

/** Who works where on which car, what waits for whom, and the next step by one key. */
export function Page() {
  const t = useTexts(boardText)
  const f = useTexts(floorText)
  const bound = useFilters(spec)
  const on = bound.values.on || today()
  const { data, placeholder } = useLoad(boardLoader(on), { rows: 12 })
  const can = useCan()
  const tPlan = useTexts(planText)
  const [isPlanning, setPlanning] = useState(false)
  const mayDispatch = can('workshop.dispatch')
  useHotkeys(tPlan.propose, [
    { key: 'Shift+F8', label: tPlan.propose, run: () => setPlanning(true), disabled: !mayDispatch },
  ])
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1 className={styles.title}>{t.board}</h1>
        <DatePicker
          aria-label={t.day}
          allowClear={false}
          value={dayjs(on)}
          onChange={day => bound.setRaw('on', day?.format('YYYY-MM-DD'))}
        />
        <Segmented
          aria-label={t.rows}
          value={bound.values.rows}
          onChange={rows => bound.set({ rows })}
          options={[
            { value: 'both' as const, label: t.both },
            { value: 'technician' as const, label: t.people },
            { value: 'bay' as const, label: t.bays },
          ]}
        />
        {data && data.wip.limit > 0 && (
          <span>
            {f.wip}{' '}
            <strong className="cb-num">
              {data.wip.count}/{data.wip.limit}
            </strong>
          </span>
        )}
        {mayDispatch && (
          <span className={styles.end}>
            <ActionButton label={tPlan.propose} kind="primary" hotkey="Shift+F8" onClick={() => setPlanning(true)} />
          </span>
        )}
      </header>
      {data ? <BoardView board={data} on={on} /> : placeholder}
      {isPlanning && <PlanDialog onClose={() => setPlanning(false)} />}
    </div>
  )
}

function BoardView({ board, on }: { board: BoardData; on: string }) {
  const t = useTexts(boardText)
  const now = useNow()
  const can = useCan()
  const go = useGo()
  const bound = useFilters(spec)
  const [chosen, setAsk] = useState<Ask | null>(null)
  const moving = useMoveJob(board)
  const mayDispatch = can('workshop.dispatch')
  const [next] = board.waiting
  // F8 anywhere leads here with the wish in the address.
  const ask: Ask | null = chosen ?? (bound.values.dispatch && mayDispatch && next ? { order: next } : null)
  const close = () => {
    setAsk(null)
    bound.setRaw('dispatch', undefined)
  }
  useHotkeys(t.board, [
    { key: 'F8', label: t.dispatch, run: () => next && setAsk({ order: next }), disabled: !mayDispatch || !next },
  ])
  const place = (id: string, at: Place) => {
    const order = board.waiting.find(each => each.lines.some(line => line.id === id))
    if (order) setAsk({ order, at: { ...at, lineId: id } })
    else moving.move(id, at)
  }
  const open = (id: string) => {
    const orderId = jobOfBlock(board, id)?.orderId ?? orderOfLine(board, id)?.orderId
    if (orderId) go(orderPath.href({ id: orderId }))
  }
  return (
    <>
      <OpenTickets />
      <Carried jobs={board.carried} />
      <div className={styles.lists}>
        <Outside />
        <Waiting board={board} onDispatch={mayDispatch ? order => setAsk({ order }) : undefined} />
      </div>
      <Section flush>
        {board.resources.length === 0 && <EmptyState title={t.noResources} hint={t.noResourcesHint} />}
        <TimeBoard
          label={t.board}
          span={spanOf(board, on)}
          rows={rowsOf(board, bound.values.rows, load => loadText(load, on, t))}
          blocks={blocksOf(board, now)}
          queue={mayDispatch ? queueOf(board) : []}
          now={now}
          onOpen={open}
          {...(mayDispatch ? { onPlace: place, refuse: moving.refuse } : {})}
        />
      </Section>
      {ask && <DispatchDialog key={ask.order.orderId} board={board} {...ask} onClose={close} />}
    </>
  )
}

/** Nothing booked says nothing; what goes on overnight ends on another day. */
function loadText({ minutes, untilAt }: ReturnType<typeof loadOf>, on: string, t: { load: string; overnight: string }) {
  if (untilAt === null) return ''
  const hours = formatScaled(Math.round(minutes / 6), 1, { grouped: false, padded: false })
  return fill(t.load, { hours, at: dateOn(untilAt) === on ? at(untilAt, 'time') : t.overnight })
}

const orderOfLine = (board: BoardData, lineId: string) =>
  board.waiting.find(order => order.lines.some(line => line.id === lineId))

function queueOf(board: BoardData) {
  return board.waiting.flatMap(order =>
    order.lines.map(line => ({ id: line.id, title: order.plate, subtitle: line.name, minutes: quarters(line) })),
  )
}
