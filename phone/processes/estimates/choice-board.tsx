import { Button, Checkbox, NoticeBar } from 'antd-mobile'
import { useState } from 'react'
import { fill } from '#domain/kernel/texts.ts'
import type { LinkEstimate } from '#domain/processes/estimates/shapes.ts'
import { api } from '../../kernel/api.ts'
import { dayAndTime, hours, yuan } from '../../kernel/format.ts'
import { useLang, usePunctuation, useTexts } from '../../kernel/text.ts'
import { ConfirmSheet } from '../../mechanisms/links/confirm-sheet.tsx'
import { MediaStrip } from '../diagnosis/media-strip.tsx'
import { Questions } from '../diagnosis/questions.tsx'
import { ChoiceLine } from './choice-line.tsx'
import styles from './estimates.module.css'
import { Guarantees } from './guarantees.tsx'
import { estimateText } from './text.ts'
import { type Choice, useChoice } from './use-choice.ts'

type BoardProps = { token: string; estimate: LinkEstimate; onDecided: () => void; onAsked: () => void }

/** Options to choose from, each line of the chosen one to take or to decline, and the confirmation by code. */
export function ChoiceBoard(all: BoardProps) {
  const { token, estimate, onDecided } = all
  const sign = usePunctuation()
  const t = useTexts(estimateText)
  const choice = useChoice(estimate)
  const { option } = choice
  return (
    <>
      {estimate.riskNote && <NoticeBar color="alert" content={estimate.riskNote} wrap />}
      {estimate.priorExplanation !== '' && (
        <NoticeBar color="info" content={`${t('prior')}${sign.colon}${estimate.priorExplanation}`} wrap />
      )}
      <OptionCards estimate={estimate} choice={choice} />
      {option && (
        <>
          {option.note !== '' && <p className={styles.quiet}>{option.note}</p>}
          <Button block size="small" onClick={choice.takeAll}>
            {t('takeAll')}
          </Button>
          <Lines {...all} choice={choice} lines={option.lines.filter(line => !line.recommended)} />
          {option.lines.some(line => line.recommended) && (
            <section aria-label={t('recommendations')}>
              <h2 className={styles.heading}>{t('recommendations')}</h2>
              <p className={styles.quiet}>{t('recommendationsHint')}</p>
              <Lines {...all} choice={choice} lines={option.lines.filter(line => line.recommended)} />
            </section>
          )}
        </>
      )}
      <p className={styles.notes}>
        {t('price')}
        {sign.colon}
        {estimate.priceExplanation}
      </p>
      <Guarantees estimate={estimate} />
      <Asking {...all} aboutId={null} label={t('title')} />
      <ConfirmBar token={token} estimate={estimate} choice={choice} onDecided={onDecided} />
    </>
  )
}

type LinesProps = BoardProps & { choice: Choice; lines: LinkEstimate['options'][number]['lines'] }

function Lines({ choice, lines, ...all }: LinesProps) {
  return lines.map(line => (
    <ChoiceLine
      key={line.id}
      line={line}
      given={choice.given[line.id]}
      onTake={() => choice.take(line.id)}
      onDecline={reason => choice.decline(line.id, reason)}
    >
      <MediaStrip token={all.token} media={line.media} />
      <Asking {...all} aboutId={line.id} label={line.name} />
    </ChoiceLine>
  ))
}

function Asking({ token, estimate, onAsked, aboutId, label }: BoardProps & { aboutId: string | null; label: string }) {
  return (
    <Questions
      questions={estimate.questions}
      aboutId={aboutId}
      label={label}
      onAsk={(question, call) => api.estimates.askByLink({ token, ...question }, call)}
      onAsked={onAsked}
    />
  )
}

/** Side by side, so that they can be compared at a glance; what is behind the chosen one's price and time stands below. */
function OptionCards({ estimate, choice }: { estimate: LinkEstimate; choice: Choice }) {
  const t = useTexts(estimateText)
  const lang = useLang()
  return (
    <fieldset className={styles.options} aria-label={t('choose')}>
      <p className={styles.quiet}>{t('choose')}</p>
      <div className={styles.cards} data-count={estimate.options.length}>
        {estimate.options.map(option => (
          <button
            key={option.id}
            type="button"
            className={styles.option}
            aria-pressed={option.label === choice.option?.label}
            onClick={() => choice.choose(option.label)}
          >
            <strong>
              {option.label} {option.name}
            </strong>
            <strong className="num">{yuan(option.totals.totalFen - option.totals.recommendedFen)}</strong>
            <span className={styles.quiet}>{fill(t('items'), { n: option.lines.length })}</span>
            <span className={styles.quiet}>
              {t('finishAt')}
              <br />
              {option.finishAt === null ? '—' : dayAndTime(option.finishAt, lang)}
            </span>
          </button>
        ))}
      </div>
      {choice.option && <Behind option={choice.option} />}
    </fieldset>
  )
}

/** How the price and the time of an option come about. */
function Behind({ option }: { option: LinkEstimate['options'][number] }) {
  const t = useTexts(estimateText)
  const { totals, promise } = option
  return (
    <div>
      {totals.recommendedFen > 0 && (
        <p className={styles.quiet}>{fill(t('plusRecommended'), { sum: yuan(totals.recommendedFen) })}</p>
      )}
      {totals.riskFen > 0 && (
        <p className={styles.quiet}>
          {t('base')} {yuan(totals.baseFen)} + {t('risk')} {yuan(totals.riskFen)}
        </p>
      )}
      <p className={styles.quiet}>
        {promise
          .filter(step => step.minutes > 0)
          .map(step => fill(t(step.step), { h: hours(Math.ceil(step.minutes / 6) * 10) }))
          .join(' + ')}
      </p>
    </div>
  )
}

function ConfirmBar({ token, estimate, choice, onDecided }: Omit<BoardProps, 'onAsked'> & { choice: Choice }) {
  const sign = usePunctuation()
  const t = useTexts(estimateText)
  const [isOpen, setIsOpen] = useState(false)
  const [understood, setUnderstood] = useState(false)
  const { option, unsafe } = choice
  const missing = !option ? t('chooseFirst') : choice.open > 0 ? fill(t('left'), { n: choice.open }) : null
  const total = yuan(choice.totals.totalFen)
  return (
    <footer className="bar">
      {unsafe.length > 0 && missing === null && (
        <div className={styles.risk}>
          <span>
            {t('safetyTitle')}
            {sign.colon}
            {unsafe.join(sign.comma)}
          </span>
          <Checkbox checked={understood} onChange={setUnderstood}>
            {t('safetyUnderstood')}
          </Checkbox>
        </div>
      )}
      <div className="barInner">
        <span>
          {t('taken')} <strong className="num">{total}</strong>
          {missing && <span className={styles.missing}>{missing}</span>}
        </span>
        <Button
          color="primary"
          disabled={missing !== null || (unsafe.length > 0 && !understood)}
          onClick={() => setIsOpen(true)}
        >
          {t('confirm')}
        </Button>
      </div>
      <ConfirmSheet
        token={token}
        open={isOpen}
        title={`${t('title')} ${estimate.number} · ${total}`}
        signerName={estimate.customer}
        onClose={() => setIsOpen(false)}
        onConfirm={async (confirmation, call) => {
          if (!option) return
          const decision = { contentHash: estimate.contentHash, option: option.label, lines: choice.lines }
          await api.estimates.decideByLink({ token, ...decision, riskAcknowledged: understood, ...confirmation }, call)
          setIsOpen(false)
          onDecided()
        }}
      />
    </footer>
  )
}
