import { newId } from '#domain/kernel/id.ts'
import { type EstimateMode, estimateModes, modeTexts } from '#domain/processes/estimates/kinds.ts'
import { api } from '../../kernel/api.ts'
import { useCommand } from '../../kernel/command.tsx'
import { useHotkeys } from '../../kernel/hotkeys.tsx'
import { useText, useTexts } from '../../kernel/text.ts'
import { BigButton, BigButtons } from '../../mechanisms/kit/big-button.tsx'
import { Section } from '../../mechanisms/kit/section.tsx'
import { estimateKinds, type VisitEstimates } from './loaders.ts'
import { estimateText } from './text.ts'

/** Three ways to price, one key each; what a suspected cause forbids says so. */
export function NewEstimate({ overview, onMade }: { overview: VisitEstimates; onMade: (id: string) => void }) {
  const t = useTexts(estimateText)
  const text = useText()
  const command = useCommand({
    run: api.estimates.create,
    invalidates: estimateKinds,
    onDone: answer => onMade(answer.id),
  })
  const isSuspected = overview.findings.some(finding => finding.certainty === 'suspected')
  const hints = { system: t.systemHint, symptom: t.symptomHint, item: t.itemHint }
  const begin = (mode: EstimateMode) => void command.send({ id: newId(), visitId: overview.visit.id, mode })
  const closed = (mode: EstimateMode) => (isSuspected && mode !== 'symptom' ? t.onlySymptom : null)
  useHotkeys(
    t.chooseMode,
    estimateModes.map((mode, index) => ({
      key: String(index + 1),
      label: text(modeTexts[mode]),
      run: () => begin(mode),
      disabled: closed(mode) !== null || !overview.can.create,
    })),
  )
  return (
    <Section title={t.chooseMode}>
      <BigButtons>
        {estimateModes.map((mode, index) => (
          <BigButton
            key={mode}
            label={`${index + 1} ${text(modeTexts[mode])}`}
            hint={hints[mode]}
            tone={isSuspected === (mode === 'symptom') ? 'primary' : 'plain'}
            busy={command.busy}
            disabledReason={overview.can.create ? closed(mode) : t.none}
            onClick={() => begin(mode)}
          />
        ))}
      </BigButtons>
    </Section>
  )
}
