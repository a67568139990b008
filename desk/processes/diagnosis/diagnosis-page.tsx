import { newId } from '#domain/kernel/id.ts'
import type { DiagnosisView } from '#domain/processes/diagnosis/contract.ts'
import { api } from '../../kernel/api.ts'
import { useCommand } from '../../kernel/command.tsx'
import { useHeldRecord } from '../../kernel/offline/use-outbox.ts'
import { useLoad } from '../../kernel/query.tsx'
import { useGo } from '../../kernel/router.tsx'
import { EmptyState } from '../../kernel/states.tsx'
import { useTexts } from '../../kernel/text.ts'
import { RecordDuties } from '../../mechanisms/duties/record-duties.tsx'
import { ActionButton } from '../../mechanisms/kit/action-button.tsx'
import { DetailHeader } from '../../mechanisms/kit/detail-header.tsx'
import { Columns, Section } from '../../mechanisms/kit/section.tsx'
import { StatusTag } from '../../mechanisms/kit/status-tag.tsx'
import { CallsSection } from './calls-section.tsx'
import { CaseEditor } from './case-editor.tsx'
import { EntryInspection } from './entry-inspection.tsx'
import { FlowSection } from './flow-section.tsx'
import { InquirySection } from './inquiry-section.tsx'
import { diagnosisKinds, diagnosisLoader, diagnosisPath } from './loaders.ts'
import { MediaSection } from './media-section.tsx'
import { QuestionsSection } from './questions-section.tsx'
import { ReportSection } from './report-section.tsx'
import { diagnosisText } from './text.ts'

export function Page() {
  const { id } = diagnosisPath.useParams()
  const { data, placeholder } = useLoad(diagnosisLoader(id))
  useHeldRecord(id)
  return data ? <DiagnosisPage view={data} /> : placeholder
}

function DiagnosisPage({ view }: { view: DiagnosisView }) {
  const t = useTexts(diagnosisText)
  const go = useGo()
  const { visit, diagnosis } = view
  return (
    <>
      <DetailHeader
        title={visit.plate}
        subtitle={`${visit.customer} · ${visit.car}`}
        tags={<StateTag view={view} />}
        backTo={`/visits/${visit.id}`}
        actions={[
          ...(visit.purpose === 'diagnose' && diagnosis?.handedAt
            ? [{ key: 'leave', label: t.diagnosisOnly, onClick: () => go(`/visits/${visit.id}`) }]
            : []),
          {
            key: 'estimate',
            label: t.toEstimate,
            kind: diagnosis?.handedAt ? 'primary' : 'plain',
            hotkey: 'Alt+E',
            onClick: () => go(`/visits/${visit.id}/estimate`),
          },
        ]}
      />
      <Columns
        main={
          <>
            <InquirySection view={view} />
            {diagnosis ? (
              <>
                <FlowSection view={view} diagnosis={diagnosis} />
                <MediaSection diagnosis={diagnosis} canEdit={view.can.record} />
                {/* The saved state is the start of the next edit; a device that answers meanwhile changes no version. */}
                <CaseEditor key={`${diagnosis.id} ${diagnosis.version}`} view={view} diagnosis={diagnosis} />
              </>
            ) : (
              <StartSection view={view} />
            )}
          </>
        }
        side={
          <>
            <ReportSection view={view} />
            <CallsSection view={view} />
            <QuestionsSection visitId={visit.id} />
            <EntryInspection view={view} />
            <RecordDuties recordId={visit.id} />
          </>
        }
      />
    </>
  )
}

function StateTag({ view }: { view: DiagnosisView }) {
  const t = useTexts(diagnosisText)
  if (!view.diagnosis) return <StatusTag tone="calm">{t.none}</StatusTag>
  return view.diagnosis.completedAt ? (
    <StatusTag tone="good">{t.done}</StatusTag>
  ) : (
    <StatusTag tone="info">{t.draft}</StatusTag>
  )
}

function StartSection({ view }: { view: DiagnosisView }) {
  const t = useTexts(diagnosisText)
  const command = useCommand({ run: api.diagnosis.start, invalidates: diagnosisKinds })
  const reason = view.can.record ? null : (view.blockers[0]?.text ?? t.none)
  return (
    <Section title={t.findings}>
      <EmptyState
        title={reason ?? t.none}
        actions={
          <ActionButton
            kind="primary"
            label={t.start}
            hotkey="F8"
            disabledReason={reason}
            busy={command.busy}
            onClick={() => void command.send({ visitId: view.visit.id, id: newId() })}
          />
        }
      />
    </Section>
  )
}
