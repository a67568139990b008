import { Checkbox } from 'antd'
import { api } from '#desk/kernel/api.ts'
import { useCan } from '#desk/kernel/session.tsx'
import { useTexts } from '#desk/kernel/text.ts'
import { ActionButton } from '#desk/mechanisms/kit/action-button.tsx'
import { Section } from '#desk/mechanisms/kit/section.tsx'
import { StatusTag } from '#desk/mechanisms/kit/status-tag.tsx'
import type { InspectionData } from './loaders.ts'
import styles from './quality.module.css'
import { qualityText } from './text.ts'
import { useQualityCommand } from './use-quality-command.ts'

type LineChecksProps = {
  orderId: string
  inspection: InspectionData
  checked: readonly string[]
  onCheck: (ids: readonly string[]) => void
}

/** Every labour line is ticked by who looked at it; key items need a second inspector besides. */
export function LineChecks({ orderId, inspection, checked, onCheck }: LineChecksProps) {
  const t = useTexts(qualityText)
  const can = useCan()
  const isOpen = inspection.next !== null && can('quality.inspect')
  const toggle = (id: string, isOn: boolean) => onCheck(isOn ? [...checked, id] : checked.filter(each => each !== id))
  return (
    <Section title={t.lines}>
      {labourOf(inspection).map(line => (
        <div key={line.id} className={styles.line}>
          {isOpen ? (
            <Checkbox
              className={styles.grow ?? ''}
              checked={checked.includes(line.id)}
              onChange={event => toggle(line.id, event.target.checked)}
            >
              {line.name}
            </Checkbox>
          ) : (
            <span className={styles.grow}>{line.name}</span>
          )}
          {line.keyItem && <StatusTag tone="warn">{t.keyItem}</StatusTag>}
          {line.keyItem && <KeyItem orderId={orderId} line={line} />}
        </div>
      ))}
    </Section>
  )
}

export function labourOf(inspection: InspectionData) {
  return inspection.lines.filter(line => line.kind === 'labour')
}

function KeyItem({ orderId, line }: { orderId: string; line: InspectionData['lines'][number] }) {
  const t = useTexts(qualityText)
  const can = useCan()
  const command = useQualityCommand(api.quality.checkKeyItem, { success: t.rechecked })
  if (line.keyItemChecked) return <StatusTag tone="good">{t.rechecked}</StatusTag>
  if (!can('quality.keyItem')) return null
  return (
    <ActionButton
      label={t.recheck}
      busy={command.busy}
      onClick={() => void command.send({ id: orderId, lineId: line.id })}
    />
  )
}
