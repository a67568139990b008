import { Input, Radio } from 'antd'
import { useState } from 'react'
import { fill } from '#domain/kernel/texts.ts'
import type { Question } from '#domain/mechanisms/questionnaires/definition.ts'
import { type QuestionAnswer, scaleMax } from '#domain/mechanisms/questionnaires/scores.ts'
import { useText, useTexts } from '../../kernel/text.ts'
import styles from './questionnaire.module.css'
import { questionnaireText } from './text.ts'

type QuestionFieldProps = {
  item: Question
  answer: QuestionAnswer
  onAnswer: ((answer: QuestionAnswer) => void) | undefined
}

export function QuestionField({ item, answer, onAnswer }: QuestionFieldProps) {
  const t = useTexts(questionnaireText)
  const text = useText()
  const max = scaleMax(item)
  return (
    <fieldset className={styles.question} disabled={!onAnswer}>
      <legend className={styles.label}>
        {item.required && <span className={styles.required}>*</span>}
        {text(item.label)}
        {item.kind === 'scale' && <span className={styles.hint}>{fill(item.inverse ? t.worst : t.best, { max })}</span>}
      </legend>
      {item.kind === 'text' ? (
        <Words label={text(item.label)} value={typeof answer === 'string' ? answer : ''} onCommit={onAnswer} />
      ) : (
        <Radio.Group
          aria-label={text(item.label)}
          optionType="button"
          buttonStyle="solid"
          disabled={!onAnswer}
          value={answer}
          onChange={event => onAnswer?.(event.target.value)}
          options={optionsOf(item, text, t)}
        />
      )}
    </fieldset>
  )
}

function optionsOf(item: Question, text: ReturnType<typeof useText>, t: { yes: string; no: string }) {
  if (item.kind === 'yesNo') {
    return [
      { value: true, label: t.yes },
      { value: false, label: t.no },
    ]
  }
  if (item.kind === 'choice') return (item.options ?? []).map(({ key, label }) => ({ value: key, label: text(label) }))
  return Array.from({ length: scaleMax(item) }, (_, at) => ({ value: at + 1, label: String(at + 1) }))
}

type WordsProps = { label: string; value: string; onCommit: ((answer: QuestionAnswer) => void) | undefined }

function Words({ label, value, onCommit }: WordsProps) {
  const [draft, setDraft] = useState<string | null>(null)
  const leave = () => {
    if (draft !== null && draft.trim() !== value) onCommit?.(draft.trim() || null)
    setDraft(null)
  }
  return (
    <Input.TextArea
      aria-label={label}
      autoSize={{ minRows: 1, maxRows: 6 }}
      maxLength={2000}
      disabled={!onCommit}
      value={draft ?? value}
      onChange={event => setDraft(event.target.value)}
      onBlur={leave}
    />
  )
}
