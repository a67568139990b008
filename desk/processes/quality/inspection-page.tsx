import { Alert } from 'antd'
import { useState } from 'react'
import { useLoad } from '#desk/kernel/query.tsx'
import { useGo } from '#desk/kernel/router.tsx'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { Countdown } from '#desk/mechanisms/kit/countdown.tsx'
import { DetailHeader } from '#desk/mechanisms/kit/detail-header.tsx'
import { Columns } from '#desk/mechanisms/kit/section.tsx'
import { StatusTag } from '#desk/mechanisms/kit/status-tag.tsx'
import { fill } from '#domain/kernel/texts.ts'
import { levelTexts } from '#domain/processes/quality/inspection.ts'
import type { OrderView } from '#domain/processes/repair-orders/contract.ts'
import { orderPath } from '../repair-orders/addresses.ts'
import { orderLoader } from '../repair-orders/loaders.ts'
import { inspectionPath, qualityPath } from './addresses.ts'
import { CertificateSection } from './certificate-section.tsx'
import { History } from './history.tsx'
import { LineChecks } from './line-checks.tsx'
import { type InspectionData, inspectionLoader } from './loaders.ts'
import { qualityText } from './text.ts'
import { Verdict } from './verdict.tsx'
import { WearReadings, WholeCar } from './whole-car.tsx'

/** The sheet of one car: every line, the whole car before it leaves, then pass or fail. */
export function Page() {
  const { id } = inspectionPath.useParams()
  const order = useLoad(orderLoader(id))
  const { data, placeholder } = useLoad(inspectionLoader(id))
  if (!order.data || !data) return order.placeholder ?? placeholder
  return <Inspection order={order.data} inspection={data} />
}

function Inspection({ order, inspection }: { order: OrderView; inspection: InspectionData }) {
  const t = useTexts(qualityText)
  const text = useText()
  const go = useGo()
  const [checked, setChecked] = useState<readonly string[]>([])
  const { next, round } = inspection
  const waits = next ? { tone: 'info' as const, label: text(levelTexts[next]) } : restOf(inspection.work, t)
  return (
    <>
      <DetailHeader
        title={order.plate}
        subtitle={`${order.number ?? ''} · ${order.car}`}
        tags={
          <>
            <StatusTag tone={waits.tone}>{waits.label}</StatusTag>
            {inspection.rules && (
              <StatusTag tone="calm">
                {fill(t.rulesEdition, { n: inspection.rules.edition, title: inspection.rules.title })}
              </StatusTag>
            )}
            {round > 1 && <StatusTag tone="bad">{fill(t.round, { n: round })}</StatusTag>}
          </>
        }
        facts={order.promisedAt ? [{ label: t.promised, value: <Countdown dueAt={order.promisedAt} /> }] : []}
        actions={[{ key: 'order', label: t.order, onClick: () => go(orderPath.href({ id: order.id })) }]}
        backTo={qualityPath.href({})}
      />
      <Columns
        main={
          <>
            <LineChecks orderId={order.id} inspection={inspection} checked={checked} onCheck={setChecked} />
            {next === 'exit' && <WholeCar orderId={order.id} sheetId={inspection.sheetId} />}
            {next === null && <CertificateSection orderId={order.id} inspection={inspection} />}
            {inspection.wearSheetId && canFillWear(inspection.work) && (
              <WearReadings sheetId={inspection.wearSheetId} />
            )}
            {next && (
              <Verdict
                key={`${round} ${next}`}
                orderId={order.id}
                inspection={inspection}
                level={next}
                checked={checked}
                onDone={() => setChecked([])}
              />
            )}
            {inspection.work === 'rework' && <Alert type="warning" showIcon title={t.reworkFirst} />}
          </>
        }
        side={<History inspection={inspection} />}
      />
    </>
  )
}

/** Readings are taken until the car is accepted; at work they wait for the look at the car. */
const canFillWear = (work: InspectionData['work']) => work === 'finished' || work === 'inspecting' || work === 'passed'

/** What is left when no level waits: the rework, the key items, or nothing. */
function restOf(work: InspectionData['work'], t: Record<'reworkOpen' | 'allDone' | 'keyItems', string>) {
  if (work === 'rework') return { tone: 'bad' as const, label: t.reworkOpen }
  if (work === 'passed') return { tone: 'good' as const, label: t.allDone }
  return { tone: 'calm' as const, label: t.keyItems }
}
