import { Checkbox, Select } from 'antd'
import { now } from '#desk/kernel/clock.ts'
import { at } from '#desk/kernel/format.tsx'
import { useTexts } from '#desk/kernel/text.ts'
import { InstantInput, IntInput } from '#desk/mechanisms/kit/fields.tsx'
import { fill } from '#domain/kernel/texts.ts'
import type { BoardData, WaitingLine } from './loaders.ts'
import { type Assignment, baysFor, peopleFor, proposeSlots } from './propose.ts'
import { boardText } from './text.ts'
import { whyNoSlot } from './why-no-slot.ts'
import styles from './workshop.module.css'

type RowProps = {
  /** With all other lines of the car where they are planned. */
  board: BoardData
  line: WaitingLine
  /** Null: not given out now. */
  value: Assignment | null
  onChange: (next: Assignment | null) => void
}

export function AssignmentRow({ board, line, value, onChange }: RowProps) {
  const t = useTexts(boardText)
  const toggle = (isOn: boolean) => onChange(isOn ? (proposeSlots(board, [line], now())[0] ?? null) : null)
  return (
    <div className={styles.slot}>
      <Checkbox aria-label={line.name} checked={value !== null} onChange={event => toggle(event.target.checked)} />
      <span>
        {line.name}
        <div className={styles.aside}>
          {line.trade} {line.grade > 1 && fill(t.grade, { n: line.grade })} {line.highVoltage && t.highVoltage}
        </div>
      </span>
      {value === null ? (
        <NotGiven board={board} line={line} />
      ) : (
        <Controls board={board} line={line} value={value} onChange={onChange} />
      )}
    </div>
  )
}

function NotGiven({ board, line }: Pick<RowProps, 'board' | 'line'>) {
  const t = useTexts(boardText)
  const none = whyNoSlot(board, line, now())
  if (!none) return <span className={styles.aside}>{t.skipLine}</span>
  const params = {
    grade: line.grade,
    ...('minutes' in none ? { n: none.minutes } : {}),
    ...('until' in none ? { names: none.names.join('、'), at: at(none.until) } : {}),
  }
  return <span className={styles.why}>{fill(t[none.why], params)}</span>
}

type ControlsProps = Omit<RowProps, 'value'> & { value: Assignment }

function Controls({ board, line, value, onChange }: ControlsProps) {
  const t = useTexts(boardText)
  const options = (list: BoardData['resources']) => list.map(item => ({ value: item.id, label: item.name }))
  const search = { optionFilterProp: 'label' }
  return (
    <>
      <Select
        aria-label={`${line.name} ${t.technician}`}
        showSearch={search}
        options={options(peopleFor(board.resources, line))}
        value={value.technicianId}
        onChange={technicianId => onChange({ ...value, technicianId })}
      />
      <Select
        aria-label={`${line.name} ${t.bay}`}
        showSearch={search}
        options={options(baysFor(board.resources, line))}
        value={value.bayId}
        onChange={bayId => onChange({ ...value, bayId })}
      />
      <InstantInput
        aria-label={`${line.name} ${t.start}`}
        value={value.from}
        onChange={from => from && onChange({ ...value, from })}
      />
      <IntInput
        aria-label={`${line.name} ${t.minutes}`}
        value={value.minutes}
        onChange={minutes => minutes && onChange({ ...value, minutes })}
      />
    </>
  )
}
