import { Checkbox, Input, Segmented } from 'antd'
import { fill } from '#domain/kernel/texts.ts'
import { estimateModes, modeTexts } from '#domain/processes/estimates/kinds.ts'
import { percentOfPpm } from '#domain/processes/estimates/wording.ts'
import { useText, useTexts } from '../../kernel/text.ts'
import { DateInput, PpmInput } from '../../mechanisms/kit/fields.tsx'
import styles from './estimates.module.css'
import { estimateText } from './text.ts'
import type { EstimateDraft } from './use-estimate-draft.ts'

export function HeadFields({ draft, riskLimitPpm }: { draft: EstimateDraft; riskLimitPpm: number }) {
  const t = useTexts(estimateText)
  const text = useText()
  const { head, setHead } = draft
  return (
    <div className={styles.fields}>
      <Segmented
        aria-label={t.mode}
        value={head.mode}
        options={estimateModes.map(mode => ({ value: mode, label: text(modeTexts[mode]) }))}
        onChange={mode => setHead({ mode })}
      />
      {head.mode === 'symptom' && (
        // biome-ignore lint/a11y/noLabelWithoutControl: the control is inside.
        <label>
          {t.risk}
          <span style={{ width: 90 }}>
            <PpmInput aria-label={t.risk} value={head.riskPpm} onChange={ppm => setHead({ riskPpm: ppm ?? 0 })} />
          </span>
          <span className={styles.quiet}>{fill(t.riskLimit, { limit: percentOfPpm(riskLimitPpm) })}</span>
        </label>
      )}
      {head.mode === 'item' && (
        <Checkbox checked={head.priorExplained} onChange={event => setHead({ priorExplained: event.target.checked })}>
          {t.priorExplained}
        </Checkbox>
      )}
      <Checkbox
        checked={head.guaranteeExplained}
        onChange={event => setHead({ guaranteeExplained: event.target.checked })}
      >
        {t.guaranteeExplained}
      </Checkbox>
      {/* biome-ignore lint/a11y/noLabelWithoutControl: the control is inside. */}
      <label>
        {t.validUntil}
        <DateInput
          aria-label={t.validUntil}
          value={head.validUntilOn}
          onChange={on => on && setHead({ validUntilOn: on })}
        />
      </label>
      <Input
        style={{ flex: '1 1 240px' }}
        aria-label={t.priceExplanation}
        placeholder={t.priceExplanation}
        maxLength={500}
        value={head.priceExplanation}
        onChange={event => setHead({ priceExplanation: event.target.value })}
      />
    </div>
  )
}
