import { Button, Checkbox, Input, Slider } from 'antd'
import { useMemo } from 'react'
import { api } from '#desk/kernel/api.ts'
import { at } from '#desk/kernel/format.tsx'
import { loader, useLoad } from '#desk/kernel/query.tsx'
import { useTexts } from '#desk/kernel/text.ts'
import { InstantInput, IntInput } from '#desk/mechanisms/kit/fields.tsx'
import { Section } from '#desk/mechanisms/kit/section.tsx'
import { fill } from '#domain/kernel/texts.ts'
import type { KnownCar, QuickDraft } from './quick-form.tsx'
import { minutesOf, type QuickLine } from './quick-lines.ts'
import { quickText } from './quick-text.ts'
import styles from './reception.module.css'
import { visitText } from './visit-text.ts'

const proposalLoader = (workMinutes: number) =>
  loader(['order'], ['promise', workMinutes], signal => api.visits.proposePromise({ workMinutes }, { signal }))

type QuickDetailsProps = {
  draft: QuickDraft
  lines: readonly QuickLine[]
  vehicle: KnownCar
  onChange: (part: Partial<QuickDraft>) => void
}

/** Mileage, wish, promise and the three questions: what an order cannot do without. */
export function QuickDetails({ draft, lines, vehicle, onChange }: QuickDetailsProps) {
  const t = useTexts(quickText)
  const v = useTexts(visitText)
  const minutes = useMemo(() => minutesOf(lines), [lines])
  const proposal = useLoad(proposalLoader(minutes)).data?.promisedAt
  const isEarly = draft.promisedAt !== null && proposal !== undefined && draft.promisedAt < proposal
  return (
    <Section title={v.registration}>
      <dl className={styles.ask}>
        <dt>{v.mileage}</dt>
        <dd>
          <div style={{ width: 150 }}>
            <IntInput
              aria-label={v.mileage}
              unit="km"
              value={draft.mileageKm}
              onChange={mileageKm => onChange({ mileageKm })}
            />
          </div>
          <span className={styles.soft}>
            {v.lastMileage} {vehicle.mileageKm} km
          </span>
        </dd>
        <dt>{v.fuel}</dt>
        <dd>
          <Slider
            style={{ flex: 1, maxWidth: 320 }}
            min={0}
            max={100}
            step={5}
            value={draft.fuelPercent}
            onChange={fuelPercent => onChange({ fuelPercent })}
            aria-label={v.fuel}
          />
          <span className="cb-num">{draft.fuelPercent}%</span>
        </dd>
        <dt>{t.words}</dt>
        <dd>
          <Input
            aria-label={t.words}
            value={draft.words}
            maxLength={1000}
            onChange={event => onChange({ words: event.target.value })}
          />
        </dd>
        <dt>{t.promise}</dt>
        <dd>
          <InstantInput
            aria-label={t.promise}
            value={draft.promisedAt}
            onChange={promisedAt => onChange({ promisedAt })}
          />
          {proposal && (
            <Button onClick={() => onChange({ promisedAt: proposal, promiseReason: '' })}>
              {fill(t.proposed, { at: at(proposal) })}
            </Button>
          )}
          {isEarly && (
            <Input
              style={{ width: 240 }}
              aria-label={t.promiseReason}
              placeholder={t.promiseReason}
              value={draft.promiseReason}
              maxLength={300}
              onChange={event => onChange({ promiseReason: event.target.value })}
            />
          )}
        </dd>
        <dt>{v.asked}</dt>
        <dd>
          <Checkbox checked={draft.washWanted} onChange={event => onChange({ washWanted: event.target.checked })}>
            {t.wash}
          </Checkbox>
          <Checkbox
            checked={draft.followUpWanted}
            onChange={event => onChange({ followUpWanted: event.target.checked })}
          >
            {t.callback}
          </Checkbox>
          <Checkbox checked={draft.privacy} onChange={event => onChange({ privacy: event.target.checked })}>
            {v.privacy}
          </Checkbox>
        </dd>
      </dl>
    </Section>
  )
}
