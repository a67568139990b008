import { useState } from 'react'
import { fill } from '#domain/kernel/texts.ts'
import type { QuestionnaireView } from '#domain/mechanisms/questionnaires/contract.ts'
import {
  type QuestionAnswer,
  type QuestionAnswers,
  scoreMilli,
  unanswered,
} from '#domain/mechanisms/questionnaires/scores.ts'
import { api } from '../../kernel/api.ts'
import { useCommand } from '../../kernel/command.tsx'
import { percent } from '../../kernel/format.tsx'
import { useLoad } from '../../kernel/query.tsx'
import { useText, useTexts } from '../../kernel/text.ts'
import { ActionButton } from '../kit/action-button.tsx'
import { StatusTag } from '../kit/status-tag.tsx'
import { useInTurn } from '../kit/use-in-turn.ts'
import { questionnaireLoader } from './loaders.ts'
import { QuestionField } from './question-field.tsx'
import styles from './questionnaire.module.css'
import { questionnaireText } from './text.ts'

type QuestionnairePanelProps = {
  sheetId: string
  /** Kind of the record the sheet belongs to, as on the timeline: 'followUp', 'complaint'. */
  about: string
  onComplete?: (sheet: QuestionnaireView) => void
}

/** A questionnaire to fill in while talking: each answer is saved by itself, the score stands below. */
export function QuestionnairePanel({ sheetId, about, onComplete }: QuestionnairePanelProps) {
  const { data, placeholder } = useLoad(questionnaireLoader(sheetId, about))
  return data ? <OpenSheet sheet={data} about={about} onComplete={onComplete} /> : placeholder
}

type OpenSheetProps = { sheet: QuestionnaireView; about: string; onComplete: QuestionnairePanelProps['onComplete'] }

function OpenSheet({ sheet, about, onComplete }: OpenSheetProps) {
  const t = useTexts(questionnaireText)
  const inTurn = useInTurn()
  const [local, setLocal] = useState<QuestionAnswers>({})
  const invalidates = ['questionnaire', about]
  const saving = useCommand({ run: api.questionnaires.answer, invalidates })
  const finishing = useCommand({
    run: api.questionnaires.answer,
    invalidates,
    success: t.completed,
    onDone: answer => onComplete?.(answer),
  })
  const answers = { ...sheet.answers, ...local }
  const answer = (key: string, given: QuestionAnswer) => {
    setLocal(before => ({ ...before, [key]: given }))
    void inTurn(() => saving.send({ id: sheet.id, answers: { [key]: given } }))
  }
  return (
    <div className={styles.panel}>
      {sheet.items.map(item => (
        <QuestionField
          key={item.key}
          item={item}
          answer={answers[item.key] ?? null}
          onAnswer={sheet.can.fill ? given => answer(item.key, given) : undefined}
        />
      ))}
      <Foot
        sheet={sheet}
        answers={answers}
        busy={finishing.busy}
        isSaving={saving.busy}
        onFinish={() => void finishing.send({ id: sheet.id, answers: {}, complete: true })}
      />
    </div>
  )
}

type FootProps = {
  sheet: QuestionnaireView
  answers: QuestionAnswers
  busy: boolean
  isSaving: boolean
  onFinish: () => void
}

function Foot({ sheet, answers, busy, isSaving, onFinish }: FootProps) {
  const t = useTexts(questionnaireText)
  const text = useText()
  const score = scoreMilli(sheet.items, answers)
  const open = unanswered(sheet.items, answers).map(item => text(item.label))
  const missing = open.length > 0 ? fill(t.missing, { items: open.join('、') }) : null
  return (
    <footer className={styles.foot}>
      {sheet.completedAt !== null && <StatusTag tone="good">{t.completed}</StatusTag>}
      {score !== null && <span className="cb-num">{fill(t.score, { score: percent(score * 1000) })}</span>}
      {sheet.can.fill && (
        <ActionButton
          kind="primary"
          label={t.complete}
          busy={busy}
          disabledReason={isSaving ? t.saving : missing}
          onClick={onFinish}
        />
      )}
    </footer>
  )
}
