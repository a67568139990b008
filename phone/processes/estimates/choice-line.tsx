import { Button, Input, Selector, Tag } from 'antd-mobile'
import type { ReactNode } from 'react'
import { fill } from '#domain/kernel/texts.ts'
import { type PartGrade, partGradeTexts } from '#domain/processes/catalogue/kinds.ts'
import { declineReasons } from '#domain/processes/estimates/kinds.ts'
import type { EstimateLineView } from '#domain/processes/estimates/shapes.ts'
import { hours, qty, yuan } from '../../kernel/format.ts'
import { usePunctuation, useText, useTexts } from '../../kernel/text.ts'
import styles from './estimates.module.css'
import { estimateText } from './text.ts'
import type { Given } from './use-choice.ts'

type ChoiceLineProps = {
  line: EstimateLineView
  given: Given | undefined
  onTake: () => void
  onDecline: (reason?: string) => void
  /** Pictures of what it rests on, and the questions about it. */
  children: ReactNode
}

/** One line in plain words: what, why, how the price comes about, and the two answers under the thumb. */
export function ChoiceLine({ line, given, onTake, onDecline, children }: ChoiceLineProps) {
  const sign = usePunctuation()
  const t = useTexts(estimateText)
  const answer = given === undefined ? 'open' : given.taken ? 'taken' : 'declined'
  return (
    <fieldset className={styles.line} data-answer={answer} aria-label={line.name}>
      <div className={styles.row}>
        <strong>{line.name}</strong>
        <strong className="num">{yuan(line.amountFen - line.discountFen)}</strong>
      </div>
      {(line.safety || line.recommended) && (
        <div>
          {line.safety && <Tag color="danger">{t('safety')}</Tag>}{' '}
          {line.recommended && <Tag color="primary">{t('recommended')}</Tag>}
        </div>
      )}
      {line.basisText !== '' && (
        <p className={styles.why}>
          {t('why')}
          {sign.colon}
          {line.basisText}
        </p>
      )}
      <p className={styles.quiet}>{useExplanation(line)}</p>
      {children}
      <div className={styles.answers}>
        <Button color={answer === 'taken' ? 'success' : 'default'} aria-pressed={answer === 'taken'} onClick={onTake}>
          {t('take')}
        </Button>
        <Button
          color={answer === 'declined' ? 'danger' : 'default'}
          aria-pressed={answer === 'declined'}
          onClick={() => onDecline()}
        >
          {t('decline')}
        </Button>
      </div>
      {given?.taken === false && <Reasons reason={given.reason} onChange={onDecline} />}
    </fieldset>
  )
}

function Reasons({ reason, onChange }: { reason: string; onChange: (reason: string) => void }) {
  const t = useTexts(estimateText)
  const text = useText()
  const usual = Object.values(declineReasons).map(words => text(words))
  return (
    <div>
      <p className={styles.quiet}>{t('reason')}</p>
      <Selector
        options={usual.map(words => ({ value: words, label: words }))}
        value={usual.includes(reason) ? [reason] : []}
        onChange={([picked]) => picked !== undefined && onChange(picked)}
      />
      <Input
        className={styles.other ?? ''}
        aria-label={t('otherReason')}
        placeholder={t('otherReason')}
        maxLength={200}
        value={usual.includes(reason) ? '' : reason}
        onChange={onChange}
      />
    </div>
  )
}

function useExplanation(line: EstimateLineView): string {
  const t = useTexts(estimateText)
  const text = useText()
  const isGrade = (grade: string): grade is PartGrade => grade in partGradeTexts
  const price = yuan(line.unitPriceFen)
  return [
    line.kind === 'labour'
      ? fill(t('hoursBy'), { hours: hours(line.hoursCenti), rate: price })
      : fill(t('qtyBy'), { qty: qty(line.qtyMilli), unit: line.unit, price }),
    isGrade(line.partGrade) ? text(partGradeTexts[line.partGrade]) : '',
    line.guarantee ? fill(t('guarantee'), line.guarantee) : '',
    line.stock === null
      ? ''
      : line.stock.availableMilli >= line.qtyMilli
        ? t('inStock')
        : fill(t('leadDays'), { days: line.stock.leadDays }),
  ]
    .filter(Boolean)
    .join(' · ')
}
