import { CheckCircleOutlined, CloseCircleOutlined } from '@ant-design/icons'
import { useState } from 'react'
import { api } from '#desk/kernel/api.ts'
import { useCan } from '#desk/kernel/session.tsx'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { BigButton, BigButtons } from '#desk/mechanisms/kit/big-button.tsx'
import { Section } from '#desk/mechanisms/kit/section.tsx'
import { newId } from '#domain/kernel/id.ts'
import { type Level, levelTexts } from '#domain/processes/quality/inspection.ts'
import { FailDrawer } from './fail-drawer.tsx'
import { labourOf } from './line-checks.tsx'
import type { InspectionData } from './loaders.ts'
import { qualityText } from './text.ts'
import { useQualityCommand } from './use-quality-command.ts'

type VerdictProps = {
  orderId: string
  inspection: InspectionData
  level: Level
  checked: readonly string[]
  onDone: () => void
}

export function Verdict({ orderId, inspection, level, checked, onDone }: VerdictProps) {
  const t = useTexts(qualityText)
  const text = useText()
  const can = useCan()
  const [inspectionId] = useState(newId)
  const [isFailing, setFailing] = useState(false)
  const command = useQualityCommand(api.quality.inspect, { success: t.passed, onDone })
  if (!can('quality.inspect')) return null
  const isWhole = labourOf(inspection).every(line => checked.includes(line.id))
  return (
    <Section title={text(levelTexts[level])}>
      <BigButtons>
        <BigButton
          label={t.pass}
          icon={<CheckCircleOutlined />}
          tone="good"
          busy={command.busy}
          disabledReason={isWhole ? null : t.uncheckedLines}
          onClick={() =>
            void command.send({ id: orderId, inspectionId, level, result: 'pass', checkedLines: [...checked] })
          }
        />
        <BigButton label={t.fail} icon={<CloseCircleOutlined />} tone="bad" onClick={() => setFailing(true)} />
      </BigButtons>
      <FailDrawer
        open={isFailing}
        orderId={orderId}
        inspectionId={inspectionId}
        inspection={inspection}
        level={level}
        checked={checked}
        onClose={() => setFailing(false)}
        onDone={onDone}
      />
    </Section>
  )
}
