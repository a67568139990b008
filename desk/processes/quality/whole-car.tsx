import { Button } from 'antd'
import { api } from '#desk/kernel/api.ts'
import { useCan } from '#desk/kernel/session.tsx'
import { useTexts } from '#desk/kernel/text.ts'
import { ChecklistPanel } from '#desk/mechanisms/checklists/checklist-panel.tsx'
import { Section } from '#desk/mechanisms/kit/section.tsx'
import { qualityText } from './text.ts'
import { useQualityCommand } from './use-quality-command.ts'

/** Not only what was repaired: the car as it will be handed over. */
export function WholeCar({ orderId, sheetId }: { orderId: string; sheetId: string | null }) {
  const t = useTexts(qualityText)
  const can = useCan()
  const command = useQualityCommand(api.quality.begin)
  return (
    <Section title={t.exitCheck}>
      {sheetId !== null && <ChecklistPanel sheetId={sheetId} about="order" withoutFinish />}
      {sheetId === null && can('quality.inspect') && (
        <Button type="primary" size="large" loading={command.busy} onClick={() => void command.send({ id: orderId })}>
          {t.begin}
        </Button>
      )}
    </Section>
  )
}

/** What wears, measured for the customer: the delivery turns it into kilometres and months. */
export function WearReadings({ sheetId }: { sheetId: string }) {
  const t = useTexts(qualityText)
  return (
    <Section title={t.wear}>
      <ChecklistPanel sheetId={sheetId} about="order" withoutFinish />
    </Section>
  )
}
