import { Popover, Space } from 'antd'
import { useState } from 'react'
import { newId } from '#domain/kernel/id.ts'
import { texts } from '#domain/kernel/texts.ts'
import { api } from '../../kernel/api.ts'
import { useCommand } from '../../kernel/command.tsx'
import { useTexts } from '../../kernel/text.ts'
import { ActionButton } from '../../mechanisms/kit/action-button.tsx'
import { diagnosisKinds } from './loaders.ts'
import { diagnosisText } from './text.ts'

const bays = texts({
  first: ['1 号预检工位', 'Pre-check bay 1'],
  second: ['2 号预检工位', 'Pre-check bay 2'],
  reception: ['接待区', 'Reception'],
})

/** One tap on the bay the car stands at; the codes come by themselves when the device answers. */
export function DeviceButton({ diagnosisId }: { diagnosisId: string }) {
  const t = useTexts(diagnosisText)
  const names = useTexts(bays)
  const [isOpen, setIsOpen] = useState(false)
  const command = useCommand({ run: api.diagnosis.readDevice, invalidates: diagnosisKinds })
  const read = (bay: string) => {
    setIsOpen(false)
    void command.send({ id: diagnosisId, sessionId: newId(), bay })
  }
  return (
    <Popover
      open={isOpen}
      onOpenChange={setIsOpen}
      trigger="click"
      title={t.bay}
      content={
        <Space direction="vertical">
          {Object.entries(names).map(([key, name]) => (
            <ActionButton key={key} label={name} onClick={() => read(name)} />
          ))}
        </Space>
      }
    >
      <span>
        <ActionButton label={t.readDevice} busy={command.busy} onClick={() => setIsOpen(true)} />
      </span>
    </Popover>
  )
}
