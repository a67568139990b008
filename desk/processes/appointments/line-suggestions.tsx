import { Button } from 'antd'
import { fill } from '#domain/kernel/texts.ts'
import type { BookingView } from '#domain/processes/appointments/contract-shapes.ts'
import { useLoad } from '../../kernel/query.tsx'
import { useTexts } from '../../kernel/text.ts'
import styles from './appointments.module.css'
import type { LineInput } from './booking-lines.ts'
import { intakeLoader } from './loaders.ts'
import { talkText } from './talk-text.ts'

type Suggesting = { vehicleId: string; booking: BookingView; onAdd: (line: Omit<LineInput, 'id'>) => void }

/** What the car's file says is due: one tap and it is on the list. */
export function Suggestions({ vehicleId, booking, onAdd }: Suggesting) {
  const t = useTexts(talkText)
  const known = useLoad(intakeLoader(vehicleId)).data
  const taken = new Set(booking.lines.map(line => line.openItemId))
  const names = new Set(booking.lines.map(line => line.name))
  const open = (known?.openItems ?? []).filter(item => !taken.has(item.id)).slice(0, 6)
  const service = known?.nextServiceContent ?? ''
  const isDue = service !== '' && !names.has(service)
  if (open.length === 0 && !isDue) return null
  return (
    <div className={styles.suggestions}>
      <span className={styles.soft}>{t.suggestions}</span>
      {isDue && (
        <Button size="small" onClick={() => onAdd({ kind: 'other', name: service, unitPriceFen: 0 })}>
          {fill(t.nextService, { text: service })}
        </Button>
      )}
      {open.map(item => (
        <Button
          key={item.id}
          size="small"
          danger={item.safety}
          onClick={() => onAdd({ kind: 'other', name: item.text.slice(0, 100), unitPriceFen: 0, openItemId: item.id })}
        >
          {fill(t.openItem, { text: item.text })}
        </Button>
      ))}
    </div>
  )
}
