import { Checkbox, Select } from 'antd'
import { now } from '#desk/kernel/clock.ts'
import { useTexts } from '#desk/kernel/text.ts'
import { InstantInput, IntInput } from '#desk/mechanisms/kit/fields.tsx'
import { fill } from '#domain/kernel/texts.ts'
import type { BoardData, WaitingLine } from './loaders.ts'
import { type Assignment, baysFor, peopleFor, proposeSlots } from './propose.ts'
import { boardText } from './text.ts'
import styles from './workshop.module.css'

type RowProps = {
  board: BoardData
  on: string
  line: WaitingLine
  /** Null: not given out now. */
  value: Assignment | null
  onChange: (next: Assignment | null) => void
}

export function AssignmentRow({ board, on, line, value, onChange }: RowProps) {
  const t = useTexts(boardText)
  const toggle = (isOn: boolean) => onChange(isOn ? (proposeSlots(board, [line], on, now())[0] ?? null) : null)
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
        <span className={styles.aside}>{t.skipLine}</span>
      ) : (
        <Controls board={board} line={line} value={value} onChange={onChange} />
      )}
    </div>
  )
}

type ControlsProps = Omit<RowProps, 'value' | 'on'> & { value: Assignment }

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
