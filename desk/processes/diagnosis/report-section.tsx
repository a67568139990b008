import { useState } from 'react'
import { pdfAddress } from '#desk/mechanisms/papers/pdf-address.ts'
import { fill } from '#domain/kernel/texts.ts'
import type { DiagnosisView } from '#domain/processes/diagnosis/contract.ts'
import { handedWayTexts } from '#domain/processes/diagnosis/kinds.ts'
import { api } from '../../kernel/api.ts'
import { useCommand } from '../../kernel/command.tsx'
import { at } from '../../kernel/format.tsx'
import { useHotkeys } from '../../kernel/hotkeys.tsx'
import { useText, useTexts } from '../../kernel/text.ts'
import { ActionButton } from '../../mechanisms/kit/action-button.tsx'
import { PrintButton } from '../../mechanisms/kit/print-button.tsx'
import { ReasonDialog } from '../../mechanisms/kit/reason-dialog.tsx'
import { Facts, Section } from '../../mechanisms/kit/section.tsx'
import { SignDialog } from '../../mechanisms/kit/sign-dialog.tsx'
import { StatusTag } from '../../mechanisms/kit/status-tag.tsx'
import styles from './diagnosis.module.css'
import { diagnosisKinds } from './loaders.ts'
import { diagnosisText } from './text.ts'

/** The report and the three ways it reaches the customer; one key each. */
export function ReportSection({ view }: { view: DiagnosisView }) {
  const t = useTexts(diagnosisText)
  const text = useText()
  const { diagnosis } = view
  if (!diagnosis?.paper)
    return (
      <Section title={t.report}>
        <span>{t.noReport}</span>
      </Section>
    )
  const { paper, handedAt, handedWay } = diagnosis
  const handed = handedAt && handedWay ? `${at(handedAt)} ${text(handedWayTexts[handedWay])}` : null
  return (
    <Section title={t.report} extra={<PrintButton pdfUrl={pdfAddress(paper.id)} />}>
      <Facts
        facts={[
          { label: t.report, value: paper.revision > 1 ? `${paper.number} · v${paper.revision}` : paper.number },
          { label: t.technician, value: diagnosis.technician },
          { label: t.finishedAt, value: at(diagnosis.completedAt) },
          { label: t.handedAt, value: handed ?? <StatusTag tone="warn">{t.notHanded}</StatusTag> },
        ]}
      />
      <div className={styles.row}>
        {paper.signed && <StatusTag tone="good">{t.signed}</StatusTag>}
        {diagnosis.linkSentAt && !diagnosis.seenAt && (
          <StatusTag tone="info">{fill(t.linkSent, { at: at(diagnosis.linkSentAt, 'time') })}</StatusTag>
        )}
        {diagnosis.seenAt && <StatusTag tone="good">{fill(t.seen, { at: at(diagnosis.seenAt, 'time') })}</StatusTag>}
      </div>
      <ReportActions view={view} diagnosis={diagnosis} paper={paper} />
    </Section>
  )
}

type Case = NonNullable<DiagnosisView['diagnosis']>

function ReportActions({
  view,
  diagnosis,
  paper,
}: {
  view: DiagnosisView
  diagnosis: Case
  paper: NonNullable<Case['paper']>
}) {
  const t = useTexts(diagnosisText)
  const [dialog, setDialog] = useState<'sign' | 'reopen' | null>(null)
  const hand = useCommand({ run: api.diagnosis.handOver, invalidates: diagnosisKinds })
  const sign = useCommand({ run: api.papers.sign, invalidates: diagnosisKinds, quiet: true })
  const reopen = useCommand({ run: api.diagnosis.reopen, invalidates: diagnosisKinds, quiet: true })
  const handOver = (way: 'print' | 'link') => void hand.send({ id: diagnosis.id, version: diagnosis.version, way })
  const close = () => setDialog(null)
  const keys = [
    { key: 'Alt+P', label: t.handPrint, run: () => handOver('print') },
    { key: 'Alt+L', label: t.handLink, run: () => handOver('link') },
    ...(paper.signed ? [] : [{ key: 'Alt+S', label: t.sign, run: () => setDialog('sign') }]),
  ]
  useHotkeys(t.report, view.can.handOver ? keys : [])
  return (
    <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8, marginTop: 8 }}>
      {view.can.handOver &&
        keys.map(({ key, label, run }) => (
          <ActionButton key={key} label={label} hotkey={key} busy={hand.busy} onClick={run} />
        ))}
      {view.can.reopen && <ActionButton kind="danger" label={t.reopen} onClick={() => setDialog('reopen')} />}
      <SignDialog
        open={dialog === 'sign'}
        title={`${t.report} ${paper.number}`}
        signerName={view.visit.customer}
        onClose={close}
        onSubmit={({ image, signerName }) =>
          sign.send({
            id: paper.id,
            role: 'customer',
            method: 'drawn',
            signerName,
            image,
            contentHash: paper.contentHash,
          })
        }
      />
      <ReasonDialog
        open={dialog === 'reopen'}
        title={t.reopen}
        explanation={t.reopenHint}
        presets={[t.reopenPresets]}
        danger
        onClose={close}
        onSubmit={reason => reopen.send({ id: diagnosis.id, version: diagnosis.version, reason })}
      />
    </div>
  )
}
