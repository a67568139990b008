import { Button } from 'antd'
import { useHotkeys } from '#desk/kernel/hotkeys.tsx'
import { useTexts } from '#desk/kernel/text.ts'
import { Section } from '#desk/mechanisms/kit/section.tsx'
import { StatusTag } from '#desk/mechanisms/kit/status-tag.tsx'
import type { OrderView } from '#domain/processes/repair-orders/contract.ts'
import { Deviations } from './deviations.tsx'
import { LineEditor } from './line-editor.tsx'
import { orderText } from './text.ts'
import type { LineDrafts } from './use-line-drafts.ts'

/** The lines of the order; typed ones are saved together by Ctrl+S. */
export function LinesSection({ order, drafts }: { order: OrderView; drafts: LineDrafts }) {
  const t = useTexts(orderText)
  useHotkeys(t.lines, [{ key: 'Ctrl+S', label: t.saveLines, run: drafts.save, disabled: !drafts.isChanged }])
  return (
    <Section
      flush
      title={t.lines}
      extra={
        drafts.isChanged && (
          <>
            <StatusTag tone="warn">{t.unsaved}</StatusTag> <Button onClick={drafts.discard}>{t.discard}</Button>{' '}
            <Button type="primary" loading={drafts.busy} onClick={drafts.save} title="Ctrl+S">
              {t.saveLines}
            </Button>
          </>
        )
      }
    >
      <LineEditor
        lines={drafts.lines}
        vehicleId={order.vehicleId}
        {...(order.can.edit ? { onChange: drafts.change } : {})}
      />
      {order.can.edit && <Deviations order={order} drafts={drafts} />}
    </Section>
  )
}
