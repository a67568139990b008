import { useState } from 'react'
import type { EstimateView } from '#domain/processes/estimates/contract.ts'
import { api } from '../../kernel/api.ts'
import { useAfterTyping } from '../../kernel/browser.ts'
import { useCommand } from '../../kernel/command.tsx'
import { useHotkeys } from '../../kernel/hotkeys.tsx'
import { useTexts } from '../../kernel/text.ts'
import { ActionButton } from '../../mechanisms/kit/action-button.tsx'
import { ConfirmBar } from '../../mechanisms/kit/confirm-bar.tsx'
import { ReasonDialog } from '../../mechanisms/kit/reason-dialog.tsx'
import { estimateKinds } from './loaders.ts'
import { estimateText } from './text.ts'
import type { EstimateDraft } from './use-estimate-draft.ts'

/** Save with Ctrl+S; F8 saves what was typed and puts the estimate before the customer. */
export function EditorBar({ draft, estimate }: { draft: EstimateDraft; estimate: EstimateView }) {
  const t = useTexts(estimateText)
  const [asking, setAsking] = useState<'risk' | 'deviation' | null>(null)
  const save = useCommand({ run: api.estimates.save, invalidates: estimateKinds, success: t.saved })
  const show = useCommand({ run: api.estimates.show, invalidates: estimateKinds, success: t.shown })
  const ask = useCommand({ run: api.estimates.askApproval, invalidates: estimateKinds, quiet: true, success: t.asked })
  const present = async () => {
    const saved = draft.isTouched ? await save.send(draft.input()) : null
    if (saved && !saved.ok) return
    await show.send({ id: estimate.id, version: saved?.answer.version ?? estimate.version })
  }
  useHotkeys(t.title, [
    { key: 'Ctrl+S', label: t.save, run: useAfterTyping(() => void save.send(draft.input())) },
    { key: 'F8', label: t.show, run: useAfterTyping(() => void present()) },
  ])
  return (
    <ConfirmBar
      actions={
        <>
          {estimate.can.askRisk && <ActionButton label={t.askRisk} onClick={() => setAsking('risk')} />}
          {estimate.can.askDeviation && <ActionButton label={t.askDeviation} onClick={() => setAsking('deviation')} />}
          <ActionButton label={t.save} hotkey="Ctrl+S" busy={save.busy} onClick={() => void save.send(draft.input())} />
          <ActionButton
            kind="primary"
            label={t.show}
            hotkey="F8"
            busy={show.busy}
            disabledReason={draft.isTouched ? null : (estimate.blockers[0]?.text ?? null)}
            onClick={() => void present()}
          />
        </>
      }
    >
      <ReasonDialog
        open={asking !== null}
        title={asking === 'risk' ? t.askRisk : t.askDeviation}
        onClose={() => setAsking(null)}
        onSubmit={reason => ask.send({ id: estimate.id, about: asking ?? 'risk', reason })}
      />
    </ConfirmBar>
  )
}
