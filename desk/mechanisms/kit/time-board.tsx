import { DndContext, type DragEndEvent, type DragMoveEvent, useDroppable } from '@dnd-kit/core'
import { App } from 'antd'
import { type ReactNode, useRef, useState } from 'react'
import type { Instant } from '#domain/kernel/time.ts'
import { useTexts } from '../../kernel/text.ts'
import { stepKeys, useDragSensors } from './drag-sensors.ts'
import { kitText } from './kit-text.ts'
import type { Tone } from './status-tag.tsx'
import styles from './time-board.module.css'
import { TimeBlock, type TimeBlockData } from './time-board-block.tsx'
import {
  conflictOf,
  movedBy,
  type Place,
  placedAt,
  resizedBy,
  type Span,
  samePlace,
  shareOf,
  snapMinutes,
  spanMinutes,
} from './time-board-math.ts'
import { type QueueItem, TimeBoardQueue } from './time-board-queue.tsx'

export type TimeRow = { key: string; title: string; subtitle?: ReactNode; tone?: Tone }

type TimeBoardProps = {
  label: string
  span: Span
  rows: readonly TimeRow[]
  blocks: readonly TimeBlockData[]
  /** Waiting to be planned: dragged onto a row. */
  queue?: readonly QueueItem[]
  now?: Instant
  onOpen?: (id: string) => void
  /** A block or an item of the queue came to a new place. Absent: a board to look at. */
  onPlace?: (id: string, place: Place) => void
  /** Why it may not lie there, or null. Without it, overlapping is refused. */
  refuse?: (id: string, place: Place) => string | null
}

/** Rows of bays or people against the hours of a day; blocks are dragged, resized and moved by keys in steps of 15 minutes. */
export function TimeBoard(props: TimeBoardProps) {
  const { span, rows, blocks, queue = [], now, onPlace, onOpen, label } = props
  const t = useTexts(kitText)
  const lane = useRef<HTMLDivElement>(null)
  const laneWidth = () => lane.current?.getBoundingClientRect().width ?? 1
  const plan = usePlan(props, laneWidth)
  const sensors = useDragSensors(stepKeys(() => laneWidth() * stepShare(span), rowHeight))
  return (
    <DndContext
      sensors={sensors}
      onDragMove={event => plan.show(String(event.active.id), plan.placeOf(event))}
      onDragEnd={event => plan.settle(String(event.active.id), plan.placeOf(event))}
      onDragCancel={plan.cancel}
      accessibility={{ screenReaderInstructions: { draggable: t.dragHelp } }}
    >
      <div className={styles.frame}>
        {queue.length > 0 && <TimeBoardQueue items={queue} onOpen={onOpen} />}
        <section className={styles.board} aria-label={label}>
          <Hours span={span} />
          {rows.map((row, index) => (
            <Row key={row.key} row={row} span={span} laneRef={index === 0 ? lane : undefined}>
              {blocks
                .filter(block => block.row === row.key)
                .map(block => (
                  <TimeBlock
                    key={block.id}
                    block={block}
                    span={span}
                    isOpenToMove={Boolean(onPlace) && !block.isFixed}
                    inConflict={conflictOf(block, blocks, block.id) !== undefined}
                    onOpen={onOpen && (() => onOpen(block.id))}
                    onResizing={pixels => plan.show(block.id, resizedBy(span, block, pixels / laneWidth()))}
                    onResized={pixels => plan.settle(block.id, resizedBy(span, block, pixels / laneWidth()))}
                    onStep={steps => plan.settle(block.id, resizedBy(span, block, steps * stepShare(span)))}
                  />
                ))}
              {plan.shadow?.place.row === row.key && <Shadow span={span} {...plan.shadow} />}
              {now && <NowLine span={span} now={now} />}
            </Row>
          ))}
        </section>
      </div>
    </DndContext>
  )
}

/** Where things would come to lie, and whether they may. */
function usePlan({ span, blocks, queue = [], onPlace, refuse }: TimeBoardProps, laneWidth: () => number) {
  const t = useTexts(kitText)
  const { message } = App.useApp()
  const [shadow, setShadow] = useState<{ place: Place; reason: string | null } | null>(null)

  const reasonFor = (id: string, place: Place) => {
    if (refuse) return refuse(id, place)
    const other = conflictOf(place, blocks, id)
    return other ? `${t.conflict}：${other.title}` : null
  }
  const placeOf = ({ active, over, delta }: DragMoveEvent | DragEndEvent): Place | null => {
    if (!over) return null
    const block = blocks.find(each => each.id === active.id)
    if (block) return movedBy(span, block, delta.x / laneWidth(), String(over.id))
    const item = queue.find(each => each.id === active.id)
    const left = active.rect.current.translated?.left ?? 0
    return item ? placedAt(span, String(over.id), (left - over.rect.left) / over.rect.width, item.minutes) : null
  }
  const settle = (id: string, place: Place | null) => {
    setShadow(null)
    const from = blocks.find(each => each.id === id)
    if (!place || (from && samePlace(from, place))) return
    const reason = reasonFor(id, place)
    if (reason === null) onPlace?.(id, place)
    else void message.warning(reason)
  }
  const show = (id: string, place: Place | null) => setShadow(place && { place, reason: reasonFor(id, place) })
  return { shadow, placeOf, settle, show, cancel: () => setShadow(null) }
}

const rowHeight = 52

function Hours({ span }: { span: Span }) {
  const hours = Array.from({ length: span.toHour - span.fromHour }, (_, index) => span.fromHour + index)
  return (
    <div className={styles.hours} aria-hidden>
      <div className={styles.rowHead} />
      <div className={styles.hourLane}>
        {hours.map(hour => (
          <span key={hour}>{`${hour}:00`}</span>
        ))}
      </div>
    </div>
  )
}

type RowProps = {
  row: TimeRow
  span: Span
  laneRef: { current: HTMLDivElement | null } | undefined
  children: ReactNode
}

function Row({ row, span, laneRef, children }: RowProps) {
  const { setNodeRef } = useDroppable({ id: row.key })
  const attach = (node: HTMLDivElement | null) => {
    setNodeRef(node)
    if (laneRef) laneRef.current = node
  }
  return (
    <section className={styles.row} aria-label={row.title}>
      <div className={styles.rowHead} data-tone={row.tone ?? 'calm'}>
        <span className={styles.rowTitle}>{row.title}</span>
        {row.subtitle && <span className={styles.rowSubtitle}>{row.subtitle}</span>}
      </div>
      <div
        ref={attach}
        className={styles.lane}
        style={{ backgroundSize: `${100 / (span.toHour - span.fromHour)}% 100%` }}
      >
        {children}
      </div>
    </section>
  )
}

function Shadow({ span, place, reason }: { span: Span; place: Place; reason: string | null }) {
  const { left, width } = shareOf(span, place)
  return (
    <div
      className={styles.shadow}
      data-refused={reason !== null || undefined}
      style={{ left: percent(left), width: percent(width) }}
    >
      {reason}
    </div>
  )
}

function NowLine({ span, now }: { span: Span; now: Instant }) {
  const { left } = shareOf(span, { startAt: now, endAt: now })
  return left > 0 && left < 1 ? <div className={styles.now} style={{ left: percent(left) }} /> : null
}

const stepShare = (span: Span) => snapMinutes / spanMinutes(span)
const percent = (share: number) => `${share * 100}%`
