import { ThunderboltOutlined } from '@ant-design/icons'
import { useState } from 'react'
import { api } from '#desk/kernel/api.ts'
import { at } from '#desk/kernel/format.tsx'
import { useHeldRecord } from '#desk/kernel/offline/use-outbox.ts'
import { useLoad } from '#desk/kernel/query.tsx'
import { useGo } from '#desk/kernel/router.tsx'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { RecordDuties } from '#desk/mechanisms/duties/record-duties.tsx'
import { DetailHeader, type HeaderAction } from '#desk/mechanisms/kit/detail-header.tsx'
import { Columns } from '#desk/mechanisms/kit/section.tsx'
import { StatusOf, StatusTag } from '#desk/mechanisms/kit/status-tag.tsx'
import { TimelineButton } from '#desk/mechanisms/timeline/timeline-drawer.tsx'
import { purposeTexts } from '#domain/processes/reception/kinds.ts'
import type { VisitView } from '#domain/processes/reception/visit-shape.ts'
import { ExplainCard } from '../appointments/explain-card.tsx'
import { deskPath, diagnosisPath, estimatePath, visitPath, walkPath } from './addresses.ts'
import { AskPanel } from './ask-panel.tsx'
import { HospitalityPanel, NotePanel, PhraseLine, VisitHandover } from './counter-panels.tsx'
import { EndPanel } from './end-panel.tsx'
import { FormalitiesPanel } from './formalities-panel.tsx'
import { IdentityPanel } from './identity-panel.tsx'
import { KeyPanel } from './key-panel.tsx'
import { visitKinds, visitLoader } from './loaders.ts'
import { visitLooks } from './looks.tsx'
import { OrdersPanel } from './orders-panel.tsx'
import { Parking } from './parking.tsx'
import { PassPanel } from './pass-panel.tsx'
import { PurposePanel } from './purpose-panel.tsx'
import styles from './reception.module.css'
import { RegistrationPanel } from './registration-panel.tsx'
import { receptionText } from './text.ts'
import { useSpan } from './use-span.ts'
import { useVisitCommand } from './use-visit-command.ts'
import { VisitSteps } from './visit-steps.tsx'
import { visitText } from './visit-text.ts'
import { WalkSummary } from './walk-summary.tsx'

/** One visit from greeting to farewell, step by step (RCV-26). */
export function Page() {
  const { id } = visitPath.useParams()
  const { data, placeholder } = useLoad(visitLoader(id), { rows: 12 })
  useHeldRecord(id)
  return data ? <Visit visit={data} /> : placeholder
}

function Visit({ visit }: { visit: VisitView }) {
  const isConsult = visit.purpose === 'consult' || visit.purpose === 'parts'
  const isOver = visit.endedAt !== null || visit.leftAt !== null
  return (
    <div className={styles.page}>
      <VisitHead visit={visit} />
      <VisitSteps visit={visit} />
      <PhraseLine visit={visit} />
      {!isOver && visit.handover.owed && <VisitHandover visit={visit} />}
      <Columns
        main={
          <>
            <PurposePanel visit={visit} />
            <IdentityPanel visit={visit} />
            {!isConsult && <RegistrationPanel key={visit.vehicleId} visit={visit} />}
            <AskPanel visit={visit} />
            <HospitalityPanel visit={visit} />
            {!isConsult && <WalkSummary visit={visit} />}
            {!isConsult && <OrdersPanel visit={visit} />}
            {!isOver && visit.can.end && <EndPanel visit={visit} />}
          </>
        }
        side={
          <>
            {!isConsult && <FormalitiesPanel visit={visit} />}
            <PassPanel visit={visit} />
            {(isOver || !visit.handover.owed) && <VisitHandover visit={visit} />}
            {visit.contactedAt && <NotePanel key={visit.adviserNote} visit={visit} />}
            {(!isConsult || visit.key) && <KeyPanel visit={visit} />}
            <ExplainCard subject={{ kind: 'visit', id: visit.id }} occasion="reception" isOpen={!isOver} />
            <RecordDuties recordId={visit.id} />
          </>
        }
      />
    </div>
  )
}

function VisitHead({ visit }: { visit: VisitView }) {
  const t = useTexts(receptionText)
  const v = useTexts(visitText)
  const text = useText()
  const span = useSpan()
  const go = useGo()
  const [isTaken, setTaken] = useState(false)
  const take = useVisitCommand(api.visits.take, { onDone: () => setTaken(true) })
  const walk: HeaderAction = {
    key: 'walk',
    label: v.openWalk,
    hotkey: 'Alt+W',
    icon: <ThunderboltOutlined />,
    onClick: () => go(walkPath.href({ id: visit.id })),
  }
  const diagnose: HeaderAction = {
    key: 'diagnosis',
    label: v.diagnosis,
    hotkey: 'Alt+D',
    onClick: () => go(diagnosisPath.href({ id: visit.id })),
  }
  const quote: HeaderAction = {
    key: 'estimate',
    label: v.estimate,
    hotkey: 'Alt+E',
    onClick: () => go(estimatePath.href({ id: visit.id })),
  }
  const takeOver: HeaderAction = {
    key: 'take',
    label: visit.contactedAt === null ? t.take : t.takeOver,
    kind: 'primary',
    hotkey: 'Alt+J',
    busy: take.busy,
    onClick: () => void take.send({ id: visit.id, version: visit.version, takeOver: visit.contactedAt !== null }),
  }
  return (
    <DetailHeader
      title={visit.plate || visit.customer || t.walkIn}
      subtitle={[visit.number, visit.car, visit.customer].filter(Boolean).join(' · ')}
      backTo={deskPath.href({})}
      tags={
        <>
          <StatusOf looks={visitLooks} value={visit.state} />
          {visit.newCustomer && <StatusTag tone="info">{t.newCustomer}</StatusTag>}
          {visit.booking && <StatusTag tone="good">{`${t.booked} ${visit.booking}`}</StatusTag>}
          <Parking visit={visit} withOutside />
          <TimelineButton threadId={visit.id} about={visitKinds} />
        </>
      }
      facts={[
        { label: t.arrivedAt, value: at(visit.arrivedAt, 'time') },
        { label: v.waitingMinutes, value: span(visit.waitingMinutes) },
        { label: t.purpose, value: visit.purpose ? text(purposeTexts[visit.purpose]) : '—' },
        { label: t.adviser, value: visit.adviser || '—' },
      ]}
      actions={[
        ...(visit.can.take && !isTaken ? [takeOver] : []),
        ...(visit.can.edit && visit.vehicle ? [walk, diagnose, quote] : []),
      ]}
    />
  )
}
