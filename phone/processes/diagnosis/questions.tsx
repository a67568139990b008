import { Button, NoticeBar } from 'antd-mobile'
import { useRef, useState } from 'react'
import { newId } from '#domain/kernel/id.ts'
import type { LinkQuestion } from '#domain/processes/diagnosis/contract-questions.ts'
import type { CallContext } from '../../kernel/api.ts'
import { at } from '../../kernel/format.ts'
import { problemOf } from '../../kernel/problem.ts'
import { usePunctuation, useTexts } from '../../kernel/text.ts'
import styles from './diagnosis.module.css'
import { diagnosisText } from './text.ts'

export type Question = { id: string; text: string; aboutId: string | null }
type Ask = (question: Question, call: { context: CallContext }) => Promise<unknown>

type QuestionsProps = {
  questions: readonly LinkQuestion[]
  /** The line or finding asked about; nothing for the whole. */
  aboutId: string | null
  label: string
  onAsk: Ask
  onAsked: () => void
}

/** What was asked about one thing with the answers, and the box for the next question. */
export function Questions({ questions, aboutId, label, onAsk, onAsked }: QuestionsProps) {
  const sign = usePunctuation()
  const t = useTexts(diagnosisText)
  const [isOpen, setIsOpen] = useState(false)
  return (
    <div className={styles.questions}>
      {questions
        .filter(question => question.aboutId === aboutId)
        .map(question => (
          <div key={question.id} className={styles.question}>
            <p>
              {t('you')}
              {sign.colon}
              {question.text}
            </p>
            {question.answer === null ? (
              <p className={styles.waiting}>{t('waiting')}</p>
            ) : (
              <p className={styles.answer}>
                {question.answeredBy}
                {sign.colon}
                {question.answer} <small>{at(question.answeredAt)}</small>
              </p>
            )}
          </div>
        ))}
      {isOpen ? (
        <AskBox
          label={label}
          aboutId={aboutId}
          onAsk={onAsk}
          onDone={() => {
            setIsOpen(false)
            onAsked()
          }}
        />
      ) : (
        <Button size="small" fill="none" color="primary" className={styles.ask ?? ''} onClick={() => setIsOpen(true)}>
          {t('ask')}
        </Button>
      )}
    </div>
  )
}

type AskBoxProps = Pick<QuestionsProps, 'label' | 'aboutId' | 'onAsk'> & { onDone: () => void }

function AskBox({ label, aboutId, onAsk, onDone }: AskBoxProps) {
  const t = useTexts(diagnosisText)
  const [text, setText] = useState('')
  const [fault, setFault] = useState<string | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  // One question is one, however often a bad connection makes it be sent.
  const question = useRef({ id: newId(), key: newId() })
  const send = async () => {
    setIsBusy(true)
    setFault(null)
    try {
      const { id, key } = question.current
      await onAsk({ id, text: text.trim(), aboutId }, { context: { idempotencyKey: key } })
      onDone()
    } catch (error) {
      const problem = problemOf(error)
      setFault(problem.text)
      if (problem.status !== 0) question.current = { id: newId(), key: newId() }
      setIsBusy(false)
    }
  }
  return (
    <div className={styles.askBox}>
      <textarea
        aria-label={`${t('ask')} ${label}`}
        placeholder={t('askHint')}
        rows={2}
        maxLength={300}
        value={text}
        onChange={event => setText(event.target.value)}
      />
      {fault !== null && <NoticeBar color="alert" content={fault} wrap />}
      <Button size="small" color="primary" loading={isBusy} disabled={text.trim() === ''} onClick={() => void send()}>
        {t('send')}
      </Button>
    </div>
  )
}
