import { useDraggable } from '@dnd-kit/core'
import { fill } from '#domain/kernel/texts.ts'
import { useTexts } from '../../kernel/text.ts'
import { spanOf } from './countdown.tsx'
import { kitText } from './kit-text.ts'
import type { Tone } from './status-tag.tsx'
import styles from './time-board.module.css'

export type QueueItem = { id: string; title: string; subtitle?: string; minutes: number; tone?: Tone }

export function TimeBoardQueue({
  items,
  onOpen,
}: {
  items: readonly QueueItem[]
  onOpen: ((id: string) => void) | undefined
}) {
  const t = useTexts(kitText)
  return (
    <aside className={styles.queue} aria-label={t.queue}>
      <h3 className={styles.queueTitle}>
        {t.queue} {items.length}
      </h3>
      {items.map(item => (
        <QueueCard key={item.id} item={item} onOpen={onOpen && (() => onOpen(item.id))} />
      ))}
    </aside>
  )
}

function QueueCard({ item, onOpen }: { item: QueueItem; onOpen: (() => void) | undefined }) {
  const t = useTexts(kitText)
  const { attributes, listeners, setNodeRef, transform, isDragging } = useDraggable({
    id: item.id,
    attributes: { roleDescription: '' },
  })
  const time = spanOf(item.minutes)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the drag attributes make it a button with focus and keys.
    // biome-ignore lint/a11y/useKeyWithClickEvents: Enter is handled below together with the keys of dragging.
    <div
      ref={setNodeRef}
      className={styles.queueCard}
      data-tone={item.tone ?? 'info'}
      data-held={isDragging || undefined}
      style={transform ? { transform: `translate(${transform.x}px, ${transform.y}px)` } : undefined}
      {...attributes}
      {...listeners}
      onClick={onOpen}
    >
      <span className={styles.blockTitle}>{item.title}</span>
      <span className={styles.blockSubtitle}>
        {item.subtitle ? `${item.subtitle} · ` : ''}
        {fill(t[time.key], time.parts)}
      </span>
    </div>
  )
}
