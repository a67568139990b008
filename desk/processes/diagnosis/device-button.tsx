import { Popover, Space } from 'antd'
import { useState } from 'react'
import { newId } from '#domain/kernel/id.ts'
import { api } from '../../kernel/api.ts'
import { useCommand } from '../../kernel/command.tsx'
import { useLoad } from '../../kernel/query.tsx'
import { useTexts } from '../../kernel/text.ts'
import { ActionButton } from '../../mechanisms/kit/action-button.tsx'
import styles from './diagnosis.module.css'
import { baysLoader, diagnosisKinds } from './loaders.ts'
import { diagnosisText } from './text.ts'

/** One tap on the bay the car stands at; the codes come by themselves when the device answers. */
export function DeviceButton({ diagnosisId }: { diagnosisId: string }) {
  const t = useTexts(diagnosisText)
  const [isOpen, setIsOpen] = useState(false)
  const command = useCommand({ run: api.diagnosis.readDevice, invalidates: diagnosisKinds })
  const read = (bayId: string) => {
    setIsOpen(false)
    void command.send({ id: diagnosisId, sessionId: newId(), bayId })
  }
  return (
    <Popover
      open={isOpen}
      onOpenChange={setIsOpen}
      trigger="click"
      title={t.bay}
      destroyOnHidden
      content={<Bays onChoose={read} />}
    >
      <span>
        <ActionButton label={t.readDevice} busy={command.busy} onClick={() => setIsOpen(true)} />
      </span>
    </Popover>
  )
}

function Bays({ onChoose }: { onChoose: (bayId: string) => void }) {
  const t = useTexts(diagnosisText)
  const { data, placeholder } = useLoad(baysLoader(), { rows: 3 })
  if (!data) return placeholder
  return (
    <Space direction="vertical" className={styles.bays ?? ''}>
      {data.length === 0 && t.noBays}
      {data.map(bay => (
        <ActionButton key={bay.id} label={bay.name} onClick={() => onChoose(bay.id)} />
      ))}
    </Space>
  )
}
