import { Button, Input } from 'antd'
import { useState } from 'react'
import { api } from '#desk/kernel/api.ts'
import { useCommand } from '#desk/kernel/command.tsx'
import { at } from '#desk/kernel/format.tsx'
import { useLoad } from '#desk/kernel/query.tsx'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { ChecklistPanel } from '#desk/mechanisms/checklists/checklist-panel.tsx'
import { DetailHeader } from '#desk/mechanisms/kit/detail-header.tsx'
import { ReasonDialog } from '#desk/mechanisms/kit/reason-dialog.tsx'
import { Columns, Facts, Section } from '#desk/mechanisms/kit/section.tsx'
import { StatusTag } from '#desk/mechanisms/kit/status-tag.tsx'
import { pdfAddress } from '#desk/mechanisms/papers/pdf-address.ts'
import { TimelineButton } from '#desk/mechanisms/timeline/timeline-drawer.tsx'
import { pointsOf } from '#domain/processes/performance/conduct.ts'
import { conductCardTexts, conductUseTexts } from '#domain/processes/performance/kinds.ts'
import { auditPath, conductPath } from './addresses.ts'
import { auditLoader } from './loaders.ts'
import { conductText } from './text.ts'

type Audit = Awaited<ReturnType<typeof api.conduct.audit>>

/** One audit: what was seen, the score, and the word of the one who was watched. */
export function Page() {
  const { id } = auditPath.useParams()
  const { data, placeholder } = useLoad(auditLoader(id))
  return data ? <AuditView audit={data} /> : placeholder
}

function AuditView({ audit }: { audit: Audit }) {
  const t = useTexts(conductText)
  const text = useText()
  const [isWithdrawing, setWithdrawing] = useState(false)
  const withdraw = useCommand({ run: api.conduct.withdraw, invalidates: ['conductAudit'] })
  const { paperId } = audit
  return (
    <>
      <DetailHeader
        title={`${audit.staff} · ${pointsOf(audit.scorePpm)} ${t.points}`}
        subtitle={`${text(conductCardTexts[audit.card])} · ${text(conductUseTexts[audit.use])}`}
        backTo={conductPath.href({})}
        tags={
          <>
            {audit.withdrawnAt && <StatusTag tone="bad">{t.withdrawn}</StatusTag>}
            {audit.smileInTime !== null && <StatusTag tone={audit.smileInTime ? 'good' : 'bad'}>{t.smile}</StatusTag>}
            {audit.greetingInTime !== null && (
              <StatusTag tone={audit.greetingInTime ? 'good' : 'bad'}>{t.greeting}</StatusTag>
            )}
            <TimelineButton subjectId={audit.id} about={['conductAudit']} />
          </>
        }
        actions={[
          ...(paperId
            ? [
                {
                  key: 'paper',
                  label: t.paper,
                  onClick: () => void window.open(pdfAddress(paperId), '_blank', 'noopener'),
                },
              ]
            : []),
          ...(audit.can.withdraw ? [{ key: 'withdraw', label: t.withdraw, onClick: () => setWithdrawing(true) }] : []),
        ]}
      />
      <Columns
        main={
          <Section title={t.result}>
            <ChecklistPanel sheetId={audit.sheetId} about="conductAudit" />
          </Section>
        }
        side={
          <>
            <Section>
              <Facts
                facts={[
                  { label: t.staff, value: audit.staff },
                  { label: t.auditor, value: audit.auditor },
                  { label: t.observedAt, value: at(audit.observedAt) },
                  { label: t.score, value: `${pointsOf(audit.scorePpm)} (${audit.passed} / ${audit.judged})` },
                  { label: t.plate, value: audit.plate || '—' },
                  { label: t.remark, value: audit.remark || '—', wide: true },
                  ...(audit.withdrawReason ? [{ label: t.reason, value: audit.withdrawReason, wide: true }] : []),
                ]}
              />
            </Section>
            <Acknowledgement audit={audit} />
          </>
        }
      />
      <ReasonDialog
        open={isWithdrawing}
        title={t.reason}
        onClose={() => setWithdrawing(false)}
        onSubmit={reason => withdraw.send({ id: audit.id, version: audit.version, reason })}
      />
    </>
  )
}

function Acknowledgement({ audit }: { audit: Audit }) {
  const t = useTexts(conductText)
  const [note, setNote] = useState('')
  const acknowledge = useCommand({ run: api.conduct.acknowledge, invalidates: ['conductAudit', 'notice'] })
  if (audit.acknowledgedAt) {
    return (
      <Section title={`${t.read} ${at(audit.acknowledgedAt)}`}>
        <p>{audit.acknowledgedNote || '—'}</p>
      </Section>
    )
  }
  if (!audit.can.acknowledge) return null
  return (
    <Section title={t.myWord}>
      <Input.TextArea
        aria-label={t.myWord}
        autoSize={{ minRows: 2 }}
        maxLength={500}
        value={note}
        onChange={event => setNote(event.target.value)}
      />
      <Button
        type="primary"
        style={{ marginTop: 8 }}
        loading={acknowledge.busy}
        onClick={() =>
          void acknowledge.send({ id: audit.id, version: audit.version, note: note.trim() === '' ? null : note })
        }
      >
        {t.acknowledge}
      </Button>
    </Section>
  )
}
