import { useState } from 'react'
import type { DiagnosisView } from '#domain/processes/diagnosis/contract.ts'
import { api } from '../../kernel/api.ts'
import { useCommand } from '../../kernel/command.tsx'
import { useReadAhead } from '../../kernel/offline/kept.ts'
import { useTexts } from '../../kernel/text.ts'
import { ChecklistPanel } from '../../mechanisms/checklists/checklist-panel.tsx'
import { sheetLoader } from '../../mechanisms/checklists/loaders.ts'
import { ActionButton } from '../../mechanisms/kit/action-button.tsx'
import { Section } from '../../mechanisms/kit/section.tsx'
import { StatusTag } from '../../mechanisms/kit/status-tag.tsx'
import { diagnosisKinds } from './loaders.ts'
import { diagnosisText, inspectionWords } from './text.ts'

/** The sheet of the pre-check bay, opened where it is filled; what it condemns is seen without opening it. */
export function EntryInspection({ view }: { view: DiagnosisView }) {
  const t = useTexts(diagnosisText)
  const { sheetId, state, proposals } = view.entryInspection
  const [isShown, setIsShown] = useState(false)
  useReadAhead(sheetId ? [sheetLoader(sheetId, 'visit', view.visit.id)] : [])
  const command = useCommand({
    run: api.diagnosis.openEntryInspection,
    invalidates: diagnosisKinds,
    onDone: () => setIsShown(true),
  })
  return (
    <Section
      title={t.entryInspection}
      extra={
        state === 'none'
          ? view.can.inquire && (
              <ActionButton
                label={t.openInspection}
                busy={command.busy}
                onClick={() => void command.send({ visitId: view.visit.id })}
              />
            )
          : !isShown && <ActionButton label={t.continueInspection} onClick={() => setIsShown(true)} />
      }
    >
      {proposals.map(proposal => (
        <div key={proposal.key}>
          <StatusTag tone={proposal.safety ? 'bad' : 'warn'}>{proposal.text}</StatusTag> {proposal.note}
        </div>
      ))}
      {isShown && sheetId && (
        <ChecklistPanel sheetId={sheetId} about="visit" record={view.visit.id} words={inspectionWords} />
      )}
    </Section>
  )
}
