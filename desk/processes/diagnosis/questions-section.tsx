import { Input } from 'antd'
import { useState } from 'react'
import type { QuestionView } from '#domain/processes/diagnosis/contract-questions.ts'
import { api } from '../../kernel/api.ts'
import { useCommand } from '../../kernel/command.tsx'
import { at } from '../../kernel/format.tsx'
import { useLoad } from '../../kernel/query.tsx'
import { useTexts } from '../../kernel/text.ts'
import { ActionButton } from '../../mechanisms/kit/action-button.tsx'
import { Countdown } from '../../mechanisms/kit/countdown.tsx'
import { Section } from '../../mechanisms/kit/section.tsx'
import styles from './diagnosis.module.css'
import { questionKinds, questionsLoader } from './loaders.ts'
import { diagnosisText } from './text.ts'

/** What the customer asks from the telephone, answered in place; the answer is on the page behind the link at once. */
export function QuestionsSection({ visitId }: { visitId: string }) {
  const t = useTexts(diagnosisText)
  const { data } = useLoad(questionsLoader(visitId), { rows: 1 })
  if (!data || data.length === 0) return null
  return (
    <Section title={t.questions}>
      {data.map(question => (
        <Question key={question.id} question={question} />
      ))}
    </Section>
  )
}

function Question({ question }: { question: QuestionView }) {
  const t = useTexts(diagnosisText)
  const [answer, setAnswer] = useState('')
  const command = useCommand({ run: api.diagnosis.answerQuestion, invalidates: questionKinds, success: t.answered })
  const send = () => void command.send({ id: question.id, version: question.version, answer: answer.trim() })
  return (
    <div className={styles.call}>
      <div className={styles.row}>
        {question.about !== '' && <strong>{question.about}</strong>}
        <span className={styles.quiet}>{at(question.askedAt, 'time')}</span>
        {question.dueAt && <Countdown dueAt={question.dueAt} />}
      </div>
      <div>{question.text}</div>
      {question.answer !== null && (
        <div className={styles.quiet}>
          {question.answeredBy} {at(question.answeredAt, 'time')}：{question.answer}
        </div>
      )}
      {question.can.answer && (
        <>
          <Input.TextArea
            aria-label={`${t.answer}：${question.text}`}
            placeholder={t.answerHint}
            autoSize={{ minRows: 1, maxRows: 4 }}
            maxLength={500}
            value={answer}
            onChange={event => setAnswer(event.target.value)}
          />
          <ActionButton
            kind="primary"
            label={t.answer}
            busy={command.busy}
            disabledReason={answer.trim() === '' ? t.answerHint : null}
            onClick={send}
          />
        </>
      )}
    </div>
  )
}
