import { Checkbox, Select } from 'antd'
import { useTexts } from '#desk/kernel/text.ts'
import { InstantInput, IntInput } from '#desk/mechanisms/kit/fields.tsx'
import { fill } from '#domain/kernel/texts.ts'
import { type Instant, minutesBetween } from '#domain/kernel/time.ts'
import { mayTake } from '#domain/processes/workshop/assignment.ts'
import type { BoardData, SlotRow, WaitingLine } from './loaders.ts'
import { boardText } from './text.ts'
import styles from './workshop.module.css'

export type Assignment = { lineId: string; technicianId: string; bayId: string; from: Instant; minutes: number }

type RowProps = {
  board: BoardData
  line: WaitingLine
  /** What the server proposes; nothing for a line that came after the dialog. */
  row: SlotRow | undefined
  /** Null: not given out now. */
  value: Assignment | null
  onChange: (next: Assignment | null) => void
}

export function AssignmentRow({ board, line, row, value, onChange }: RowProps) {
  const t = useTexts(boardText)
  const toggle = (isOn: boolean) => onChange(isOn && row?.slot ? assignmentOf(row.slot) : null)
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
        <NotGiven line={line} row={row} />
      ) : (
        <Controls board={board} line={line} row={row} value={value} onChange={onChange} />
      )}
    </div>
  )
}

function NotGiven({ line, row }: Pick<RowProps, 'line' | 'row'>) {
  const t = useTexts(boardText)
  if (!row?.why) return <span className={styles.aside}>{t.skipLine}</span>
  return <span className={styles.why}>{fill(t[row.why], { grade: line.grade })}</span>
}

type ControlsProps = Omit<RowProps, 'value'> & { value: Assignment }

function Controls({ board, line, row, value, onChange }: ControlsProps) {
  const t = useTexts(boardText)
  const people = board.resources.filter(item => item.kind === 'technician' && mayTake(item, line).ok)
  const bays = board.resources.filter(item => item.kind === 'bay')
  const search = { optionFilterProp: 'label' }
  return (
    <>
      <Select
        aria-label={`${line.name} ${t.technician}`}
        showSearch={search}
        options={choices(people, row?.technicianIds)}
        value={value.technicianId}
        onChange={technicianId => onChange({ ...value, technicianId })}
      />
      <Select
        aria-label={`${line.name} ${t.bay}`}
        showSearch={search}
        options={choices(bays, row?.bayIds)}
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

/** Those who are proposed for it before the others. */
function choices(list: BoardData['resources'], proposed: readonly string[] = []) {
  const isLater = (id: string) => Number(!proposed.includes(id))
  return list.toSorted((a, b) => isLater(a.id) - isLater(b.id)).map(item => ({ value: item.id, label: item.name }))
}

export function assignmentOf({ from, to, ...slot }: NonNullable<SlotRow['slot']>): Assignment {
  return { ...slot, from, minutes: minutesBetween(from, to) }
}
