import { CheckOutlined } from '@ant-design/icons'
import { Button, Checkbox, Input } from 'antd'
import { useState } from 'react'
import { fill } from '#domain/kernel/texts.ts'
import type { BookingView } from '#domain/processes/appointments/contract-shapes.ts'
import { type ToldPoint, toldPointTexts } from '#domain/processes/appointments/told-points.ts'
import { api } from '../../kernel/api.ts'
import { at } from '../../kernel/format.tsx'
import { useText, useTexts } from '../../kernel/text.ts'
import { Section } from '../../mechanisms/kit/section.tsx'
import { StatusTag } from '../../mechanisms/kit/status-tag.tsx'
import styles from './appointments.module.css'
import { confirmText } from './talk-text.ts'
import type { SaveBooking } from './use-booking-save.ts'

type Point = BookingView['told'][number]
type Words = Partial<Record<ToldPoint, string>>

/** The eight points, each with the words that were said; a tick on what has changed since counts no longer. */
export function ToldSection({ booking, save }: { booking: BookingView; save: SaveBooking | undefined }) {
  const t = useTexts(confirmText)
  const usual: Words = { solution: t.solution, quality: t.quality, special: t.special, bring: t.bring }
  const [typed, setTyped] = useState<Words>({})
  const wordsOf = (point: Point) =>
    point.held ?? typed[point.point] ?? (point.value === '' ? (usual[point.point] ?? '') : point.value)
  const tell = (points: readonly Point[], isTold: boolean) => {
    const told = points.map(point => ({ point: point.point, value: isTold ? wordsOf(point) : null }))
    // Without a time or a price there is nothing to say yet.
    const sayable = told.filter(item => item.value === null || item.value.trim() !== '')
    if (sayable.length > 0) void save?.((about, call) => api.appointments.tell({ ...about, points: sayable }, call))
  }
  const count = booking.told.filter(point => point.isTold).length
  return (
    <Section
      flush
      title={t.told}
      extra={
        <>
          <StatusTag tone={count === 8 ? 'good' : 'warn'}>{fill(t.toldCount, { n: count })}</StatusTag>
          {save && count < 8 && (
            <Button
              onClick={() =>
                tell(
                  booking.told.filter(point => !point.isTold),
                  true,
                )
              }
            >
              {t.tellAll}
            </Button>
          )}
        </>
      }
    >
      {booking.told.map(point => (
        <PointRow
          key={point.point}
          point={point}
          words={wordsOf(point)}
          canEdit={save !== undefined}
          onType={words => setTyped({ ...typed, [point.point]: words })}
          onTick={isTold => tell([point], isTold)}
          onLeave={() => point.isTold && typed[point.point] !== undefined && tell([point], true)}
        />
      ))}
    </Section>
  )
}

type RowProps = {
  point: Point
  words: string
  canEdit: boolean
  onType: (words: string) => void
  onTick: (isTold: boolean) => void
  onLeave: () => void
}

function PointRow({ point, words, canEdit, onType, onTick, onLeave }: RowProps) {
  const t = useTexts(confirmText)
  const text = useText()
  const label = text(toldPointTexts[point.point])
  const isChanged = point.toldAt !== null && !point.isTold
  return (
    <div className={styles.told} data-changed={isChanged || undefined}>
      {canEdit ? (
        <Checkbox
          className={styles.toldName ?? ''}
          checked={point.isTold}
          disabled={words.trim() === ''}
          onChange={event => onTick(event.target.checked)}
        >
          {label}
        </Checkbox>
      ) : (
        <span className={styles.toldName}>
          {point.isTold ? <CheckOutlined aria-label={t.toldMark} /> : null} {label}
        </span>
      )}
      {point.held === null && canEdit ? (
        <Input
          aria-label={label}
          maxLength={500}
          value={words}
          onChange={event => onType(event.target.value)}
          onBlur={onLeave}
        />
      ) : (
        <span>{words || '—'}</span>
      )}
      <span className={styles.soft}>
        {isChanged ? t.changed : point.toldAt && fill(t.toldBy, { by: point.toldBy, at: at(point.toldAt, 'time') })}
      </span>
    </div>
  )
}
