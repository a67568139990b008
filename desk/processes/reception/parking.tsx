import { App, Button } from 'antd'
import { api } from '#desk/kernel/api.ts'
import { useCan } from '#desk/kernel/session.tsx'
import { useTexts } from '#desk/kernel/text.ts'
import { StatusTag } from '#desk/mechanisms/kit/status-tag.tsx'
import { fill } from '#domain/kernel/texts.ts'
import type { VisitRow } from '#domain/processes/reception/visit-shape.ts'
import { counterText } from './counter-text.ts'
import { useVisitCommand } from './use-visit-command.ts'

type Parked = Pick<VisitRow, 'id' | 'version' | 'plate' | 'vehicleId' | 'parked' | 'bay' | 'state' | 'leftAt'>

/** Where the car stands, and the one press that brings it to a bay. */
export function Parking({ visit, withOutside }: { visit: Parked; withOutside?: boolean }) {
  const t = useTexts(counterText)
  const can = useCan()
  const guide = useGuide()
  const park = useVisitCommand(api.visits.parkOutside)
  if (visit.plate === '' && visit.vehicleId === null) return null
  if (visit.parked === 'bay') return <StatusTag tone="good">{fill(t.standsIn, { bay: visit.bay })}</StatusTag>
  const isHere = visit.leftAt === null && (visit.state === 'arrived' || visit.state === 'received')
  if (!isHere) return null
  const key = { id: visit.id, version: visit.version }
  return (
    <>
      {visit.parked === 'outside' && <StatusTag tone="warn">{t.outside}</StatusTag>}
      {can('visit.guide') && (
        <Button loading={guide.busy} onClick={() => void guide.send(key)}>
          {t.guide}
        </Button>
      )}
      {withOutside && visit.parked === null && can('visit.guide') && (
        <Button loading={park.busy} onClick={() => void park.send(key)}>
          {t.markOutside}
        </Button>
      )}
    </>
  )
}

export function useGuide() {
  const t = useTexts(counterText)
  const { message } = App.useApp()
  return useVisitCommand(api.visits.guide, {
    onDone: answer => void message.success(fill(t.guided, { bay: answer.bay })),
  })
}
