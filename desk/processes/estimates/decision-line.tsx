import { Image } from 'antd'
import type { KeyboardEvent } from 'react'
import { declineReasons } from '#domain/processes/estimates/kinds.ts'
import type { EstimateLineView } from '#domain/processes/estimates/shapes.ts'
import { hours, qty, yuan } from '../../kernel/format.tsx'
import { useText, useTexts } from '../../kernel/text.ts'
import { fileAddress } from '../../mechanisms/files/file-address.ts'
import { ActionButton } from '../../mechanisms/kit/action-button.tsx'
import { StatusTag } from '../../mechanisms/kit/status-tag.tsx'
import styles from './estimates.module.css'
import { gradeText, stockText } from './line-columns.tsx'
import { estimateText } from './text.ts'
import type { Given } from './use-decision.ts'

type DecisionLineProps = {
  line: EstimateLineView
  given: Given | undefined
  canAnswer: boolean
  onTake: () => void
  onDecline: (reason?: string) => void
}

/** One line before the customer: what, why, how the price comes about; Y takes it, N declines it. */
export function DecisionLine({ line, given, canAnswer, onTake, onDecline }: DecisionLineProps) {
  const t = useTexts(estimateText)
  const text = useText()
  const press = (event: KeyboardEvent<HTMLElement>) => {
    if (!canAnswer || event.target instanceof HTMLInputElement) return
    const key = event.key.toLowerCase()
    if (key === 'y') onTake()
    else if (key === 'n') onDecline()
    else if (key === 'arrowdown') focusLine(event.currentTarget.nextElementSibling)
    else if (key === 'arrowup') focusLine(event.currentTarget.previousElementSibling)
    else return
    event.preventDefault()
  }
  const answer = given === undefined ? 'open' : given.taken ? 'taken' : 'declined'
  return (
    <fieldset className={styles.line} data-answer={answer} data-line aria-label={line.name} onKeyDown={press}>
      <span className={styles.lineName}>
        {line.name} {line.safety && <StatusTag tone="bad">{t.safety}</StatusTag>}
        {line.recommended && <StatusTag tone="info">{t.recommended}</StatusTag>}
      </span>
      <strong className="cb-num">{yuan(line.amountFen - line.discountFen)}</strong>
      <span className={styles.why}>
        {[
          line.basisText,
          line.kind === 'labour'
            ? `${hours(line.hoursCenti)} × ${yuan(line.unitPriceFen)}`
            : `${qty(line.qtyMilli)} ${line.unit} × ${yuan(line.unitPriceFen)}`,
          gradeText(line, t, text),
          stockText(line, t),
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
      {line.media.length > 0 && (
        <div className={styles.pictures}>
          {line.media.map(medium =>
            medium.kind === 'photo' ? (
              <Image
                key={medium.fileId}
                src={fileAddress(medium.fileId, 'small')}
                alt={medium.caption || line.name}
                height={64}
                preview={{ src: fileAddress(medium.fileId) }}
              />
            ) : (
              // biome-ignore lint/a11y/useMediaCaption: a workshop film of a noise has no captions.
              <video
                key={medium.fileId}
                src={fileAddress(medium.fileId)}
                controls
                preload="metadata"
                aria-label={medium.caption || line.name}
              />
            ),
          )}
        </div>
      )}
      {canAnswer && (
        <div className={styles.answers}>
          <ActionButton label={t.take} kind={answer === 'taken' ? 'primary' : 'plain'} hotkey="Y" onClick={onTake} />
          <ActionButton
            label={t.decline}
            kind={answer === 'declined' ? 'danger' : 'plain'}
            hotkey="N"
            onClick={() => onDecline()}
          />
          {given?.taken === false && <ReasonBox reason={given.reason} onChange={onDecline} />}
        </div>
      )}
    </fieldset>
  )
}

function ReasonBox({ reason, onChange }: { reason: string; onChange: (reason: string) => void }) {
  const t = useTexts(estimateText)
  const text = useText()
  const usual = Object.values(declineReasons).map(words => text(words))
  return (
    <>
      <input
        className={styles.reason}
        list="decline-reasons"
        aria-label={t.reason}
        placeholder={t.reason}
        maxLength={200}
        value={reason}
        onChange={event => onChange(event.target.value)}
      />
      <datalist id="decline-reasons">
        {usual.map(words => (
          <option key={words} value={words} />
        ))}
      </datalist>
    </>
  )
}

function focusLine(element: Element | null) {
  if (element instanceof HTMLElement && 'line' in element.dataset) element.querySelector('button')?.focus()
}
