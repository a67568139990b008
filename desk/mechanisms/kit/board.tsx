import {
  DndContext,
  type DragEndEvent,
  DragOverlay,
  type DragStartEvent,
  useDraggable,
  useDroppable,
} from '@dnd-kit/core'
import { App } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTexts } from '../../kernel/text.ts'
import styles from './board.module.css'
import { columnKeys, useDragSensors } from './drag-sensors.ts'
import { kitText } from './kit-text.ts'
import type { Tone } from './status-tag.tsx'

export type BoardColumn = {
  key: string
  title: string
  tone?: Tone /** More cards than this are shown as too many. */
  limit?: number
}

type BoardProps<C> = {
  label: string
  columns: readonly BoardColumn[]
  cards: readonly C[]
  cardKey: (card: C) => string
  columnOf: (card: C) => string
  /** What a screen reader calls the card. */
  cardName: (card: C) => string
  renderCard: (card: C) => ReactNode
  onOpen?: (card: C) => void
  /** Why a card may not go there, or null; shown while dragging and on dropping. */
  refuse?: (card: C, column: string) => string | null
  /** Absent: a board to look at. */
  onMove?: (card: C, column: string) => void
}

/** Cards in columns; moved by mouse, finger (hold) or keys (space, arrows, space). */
export function Board<C>(props: BoardProps<C>) {
  const { label, columns, cards, cardKey, columnOf, renderCard, refuse, onMove, cardName } = props
  const t = useTexts(kitText)
  const { message } = App.useApp()
  const [held, setHeld] = useState<C | null>(null)
  const sensors = useDragSensors(columnKeys)
  const start = ({ active }: DragStartEvent) => setHeld(cards.find(card => cardKey(card) === active.id) ?? null)
  const end = ({ over }: DragEndEvent) => {
    setHeld(null)
    const column = over ? String(over.id) : null
    if (!held || column === null || column === columnOf(held)) return
    const reason = refuse?.(held, column) ?? null
    if (reason === null) onMove?.(held, column)
    else void message.warning(reason)
  }
  return (
    <DndContext
      sensors={sensors}
      onDragStart={start}
      onDragEnd={end}
      onDragCancel={() => setHeld(null)}
      accessibility={{ screenReaderInstructions: { draggable: t.dragHelp } }}
    >
      <section className={styles.board} aria-label={label}>
        {columns.map(column => (
          <Column
            key={column.key}
            column={column}
            refusal={held && columnOf(held) !== column.key ? (refuse?.(held, column.key) ?? null) : null}
          >
            {cards
              .filter(card => columnOf(card) === column.key)
              .map(card => (
                <Card
                  key={cardKey(card)}
                  id={cardKey(card)}
                  name={cardName(card)}
                  isFixed={!onMove}
                  onOpen={props.onOpen && (() => props.onOpen?.(card))}
                >
                  {renderCard(card)}
                </Card>
              ))}
          </Column>
        ))}
      </section>
      <DragOverlay dropAnimation={null}>
        {held ? <div className={styles.card}>{renderCard(held)}</div> : null}
      </DragOverlay>
    </DndContext>
  )
}

function Column({
  column,
  refusal,
  children,
}: {
  column: BoardColumn
  refusal: string | null
  children: readonly ReactNode[]
}) {
  const t = useTexts(kitText)
  const { setNodeRef, isOver } = useDroppable({ id: column.key })
  const isFull = column.limit !== undefined && children.length > column.limit
  return (
    <section
      ref={setNodeRef}
      className={styles.column}
      aria-label={column.title}
      data-tone={column.tone ?? 'calm'}
      data-over={(isOver && refusal === null) || undefined}
      data-refused={refusal !== null || undefined}
    >
      <header className={styles.head}>
        <h3 className={styles.title}>{column.title}</h3>
        <span className={styles.count} data-full={isFull || undefined}>
          {column.limit === undefined ? children.length : `${children.length} / ${column.limit}`}
        </span>
      </header>
      <div className={styles.cards}>
        {refusal !== null && isOver && <div className={styles.refusal}>{refusal}</div>}
        {children}
        {children.length === 0 && <div className={styles.empty}>{t.empty}</div>}
      </div>
    </section>
  )
}

type CardProps = { id: string; name: string; isFixed: boolean; onOpen: (() => void) | undefined; children: ReactNode }

function Card({ id, name, isFixed, onOpen, children }: CardProps) {
  const { attributes, listeners, setNodeRef, isDragging } = useDraggable({
    id,
    disabled: isFixed,
    attributes: { roleDescription: '' },
  })
  return (
    // biome-ignore lint/a11y/useSemanticElements: a card holds more than a button may.
    <div
      ref={setNodeRef}
      className={styles.card}
      data-held={isDragging || undefined}
      {...attributes}
      {...listeners}
      role="button"
      tabIndex={0}
      aria-label={name}
      onClick={onOpen}
      onKeyDown={event => {
        listeners?.onKeyDown?.(event)
        if (event.key === 'Enter' && !event.defaultPrevented) onOpen?.()
      }}
    >
      {children}
    </div>
  )
}
