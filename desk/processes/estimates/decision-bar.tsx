import { useState } from 'react'
import { pdfAddress } from '#desk/mechanisms/papers/pdf-address.ts'
import { fill } from '#domain/kernel/texts.ts'
import type { EstimateView } from '#domain/processes/estimates/contract.ts'
import { api } from '../../kernel/api.ts'
import { useCommand } from '../../kernel/command.tsx'
import { yuan } from '../../kernel/format.tsx'
import { useHotkeys } from '../../kernel/hotkeys.tsx'
import { useTexts } from '../../kernel/text.ts'
import { ActionButton } from '../../mechanisms/kit/action-button.tsx'
import { ConfirmBar } from '../../mechanisms/kit/confirm-bar.tsx'
import { PrintButton } from '../../mechanisms/kit/print-button.tsx'
import { ReasonDialog } from '../../mechanisms/kit/reason-dialog.tsx'
import { SignDialog } from '../../mechanisms/kit/sign-dialog.tsx'
import { estimateKinds } from './loaders.ts'
import { estimateText } from './text.ts'
import type { Decision } from './use-decision.ts'

type DecisionBarProps = { estimate: EstimateView; decision: Decision; onChange: () => void }

export function DecisionBar({ estimate, decision, onChange }: DecisionBarProps) {
  const t = useTexts(estimateText)
  const [dialog, setDialog] = useState<'sign' | 'withdraw' | null>(null)
  const decide = useCommand({ run: api.estimates.decide, invalidates: estimateKinds, quiet: true })
  const link = useCommand({ run: api.estimates.sendLink, invalidates: estimateKinds, success: t.linkSent })
  const withdraw = useCommand({ run: api.estimates.withdraw, invalidates: estimateKinds, quiet: true })
  const { id, version, paper } = estimate
  const missing = missingFor(decision, t)
  const sendLink = () => void link.send({ id, version })
  const sign = () => setDialog('sign')
  useHotkeys(t.decide, [
    { key: 'Alt+L', label: t.link, run: sendLink },
    { key: 'F8', label: t.sign, run: sign, disabled: missing !== null },
  ])
  return (
    <ConfirmBar
      actions={
        <>
          {paper && <PrintButton pdfUrl={pdfAddress(paper.id)} />}
          <ActionButton kind="danger" label={t.withdraw} onClick={() => setDialog('withdraw')} />
          {estimate.can.edit && <ActionButton label={t.edit} onClick={onChange} />}
          <ActionButton label={t.link} hotkey="Alt+L" busy={link.busy} onClick={sendLink} />
          <ActionButton kind="primary" label={t.sign} hotkey="F8" disabledReason={missing} onClick={sign} />
        </>
      }
    >
      <span>
        {t.taken} <strong>{yuan(decision.totals.totalFen)}</strong>
      </span>
      <SignDialog
        open={dialog === 'sign'}
        title={`${t.title} ${estimate.number ?? ''} · ${t.taken} ${yuan(decision.totals.totalFen)}`}
        signerName={estimate.visit.customer}
        onClose={() => setDialog(null)}
        onSubmit={signature =>
          decide.send({
            id,
            version,
            contentHash: paper?.contentHash ?? '',
            option: decision.label ?? 'A',
            lines: decision.lines,
            riskAcknowledged: decision.riskAcknowledged,
            ...signature,
          })
        }
      />
      <ReasonDialog
        open={dialog === 'withdraw'}
        title={t.withdraw}
        presets={[t.withdrawPresets]}
        danger
        onClose={() => setDialog(null)}
        onSubmit={reason => withdraw.send({ id, version, reason })}
      />
    </ConfirmBar>
  )
}

function missingFor(decision: Decision, t: Record<keyof typeof estimateText, string>): string | null {
  if (decision.label === null) return t.decide
  if (decision.openLines > 0) return fill(t.open, { n: decision.openLines })
  return decision.declinesSafety && !decision.riskAcknowledged ? t.riskUnderstood : null
}
