import { LockOutlined } from '@ant-design/icons'
import { useDraggable } from '@dnd-kit/core'
import { type KeyboardEvent, type PointerEvent, useRef } from 'react'
import { at } from '../../kernel/format.tsx'
import { useTexts } from '../../kernel/text.ts'
import { kitText } from './kit-text.ts'
import type { Tone } from './status-tag.tsx'
import styles from './time-board.module.css'
import { type Booking, type Span, shareOf } from './time-board-math.ts'

export type TimeBlockData = Booking & { title: string; subtitle?: string; tone?: Tone; isFixed?: boolean }

type TimeBlockProps = {
  block: TimeBlockData
  span: Span
  isOpenToMove: boolean
  inConflict: boolean
  onOpen: (() => void) | undefined
  onResizing: (pixels: number) => void
  onResized: (pixels: number) => void
  onStep: (steps: number) => void
}

export function TimeBlock({
  block,
  span,
  isOpenToMove,
  inConflict,
  onOpen,
  onResizing,
  onResized,
  onStep,
}: TimeBlockProps) {
  const { attributes, listeners, setNodeRef, transform, isDragging } = useDraggable({
    id: block.id,
    disabled: !isOpenToMove,
    attributes: { roleDescription: '' },
  })
  const { left, width } = shareOf(span, block)
  const hours = `${at(block.startAt, 'time')}–${at(block.endAt, 'time')}`
  const press = (event: KeyboardEvent) => {
    listeners?.onKeyDown?.(event)
    if (event.defaultPrevented || isDragging) return
    if (event.key === 'Enter') onOpen?.()
    else if (isOpenToMove && event.shiftKey && event.key === 'ArrowRight') onStep(1)
    else if (isOpenToMove && event.shiftKey && event.key === 'ArrowLeft') onStep(-1)
    else return
    event.preventDefault()
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a button cannot hold the handle that resizes it.
    <div
      ref={setNodeRef}
      className={styles.block}
      data-tone={block.tone ?? 'info'}
      data-held={isDragging || undefined}
      data-conflict={inConflict || undefined}
      style={{
        left: `${left * 100}%`,
        width: `${width * 100}%`,
        ...(transform ? { transform: `translate(${transform.x}px, ${transform.y}px)` } : {}),
      }}
      {...attributes}
      {...listeners}
      role="button"
      tabIndex={0}
      // What may not be moved may still be opened.
      aria-disabled={onOpen || isOpenToMove ? undefined : true}
      aria-label={`${block.title} ${hours} ${block.subtitle ?? ''}`}
      title={`${block.title} ${hours}`}
      onClick={onOpen}
      onKeyDown={press}
    >
      <span className={styles.blockTitle}>
        {block.isFixed && <LockOutlined />} {block.title}
      </span>
      <span className={styles.blockSubtitle}>{block.subtitle ?? hours}</span>
      {isOpenToMove && <ResizeHandle onResizing={onResizing} onResized={onResized} />}
    </div>
  )
}

function ResizeHandle({ onResizing, onResized }: Pick<TimeBlockProps, 'onResizing' | 'onResized'>) {
  const t = useTexts(kitText)
  const from = useRef<number | null>(null)
  const down = (event: PointerEvent<HTMLSpanElement>) => {
    event.stopPropagation()
    event.currentTarget.setPointerCapture(event.pointerId)
    from.current = event.clientX
  }
  const up = (event: PointerEvent<HTMLSpanElement>) => {
    if (from.current === null) return
    const pixels = event.clientX - from.current
    from.current = null
    onResized(pixels)
  }
  return (
    <span
      className={styles.handle}
      title={t.resize}
      aria-hidden
      onMouseDown={event => event.stopPropagation()}
      onTouchStart={event => event.stopPropagation()}
      onClick={event => event.stopPropagation()}
      onPointerDown={down}
      onPointerMove={event => from.current !== null && onResizing(event.clientX - from.current)}
      onPointerUp={up}
      onPointerCancel={up}
    />
  )
}
