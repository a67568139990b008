import { useState } from 'react'
import type { QualityCase } from '#domain/processes/diagnosis/contract-quality.ts'
import { api } from '../../kernel/api.ts'
import { useCommand } from '../../kernel/command.tsx'
import { useTexts } from '../../kernel/text.ts'
import { ActionButton } from '../../mechanisms/kit/action-button.tsx'
import { ReasonDialog } from '../../mechanisms/kit/reason-dialog.tsx'
import { StatusTag } from '../../mechanisms/kit/status-tag.tsx'
import styles from './diagnosis.module.css'
import { diagnosisKinds } from './loaders.ts'
import { qualityText } from './quality-text.ts'

/** Whether the repair bore the diagnosis out: one tap for yes, the true cause for no. */
export function JudgeButtons({ row }: { row: QualityCase }) {
  const t = useTexts(qualityText)
  const [isWrong, setIsWrong] = useState(false)
  const judge = useCommand({ run: api.diagnosis.judge, invalidates: diagnosisKinds, quiet: true })
  const { verdict } = row
  const target = { id: row.diagnosisId, version: verdict?.version ?? 0 }
  return (
    <span className={styles.row}>
      {verdict && (
        <StatusTag tone={verdict.confirmed ? 'good' : 'bad'}>
          {verdict.confirmed ? t.right : t.wrong} · {verdict.judgedBy}
        </StatusTag>
      )}
      {verdict?.note}
      {row.can.judge && verdict?.confirmed !== true && (
        <ActionButton
          label={t.right}
          busy={judge.busy}
          onClick={() => void judge.send({ ...target, confirmed: true })}
        />
      )}
      {row.can.judge && verdict?.confirmed !== false && (
        <ActionButton label={t.wrong} onClick={() => setIsWrong(true)} />
      )}
      <ReasonDialog
        open={isWrong}
        title={t.wrong}
        explanation={t.trueCause}
        onClose={() => setIsWrong(false)}
        onSubmit={note => judge.send({ ...target, confirmed: false, note })}
      />
    </span>
  )
}
