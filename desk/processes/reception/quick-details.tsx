import { Button, Checkbox, Input, Slider } from 'antd'
import { at } from '#desk/kernel/format.tsx'
import { useHotkeys } from '#desk/kernel/hotkeys.tsx'
import { useTexts } from '#desk/kernel/text.ts'
import { InstantInput, IntInput } from '#desk/mechanisms/kit/fields.tsx'
import { Section } from '#desk/mechanisms/kit/section.tsx'
import { StatusTag } from '#desk/mechanisms/kit/status-tag.tsx'
import { fill } from '#domain/kernel/texts.ts'
import type { Instant } from '#domain/kernel/time.ts'
import { counterText } from './counter-text.ts'
import type { KnownCar, QuickDraft } from './quick-form.tsx'
import { quickText } from './quick-text.ts'
import styles from './reception.module.css'
import { visitText } from './visit-text.ts'

type Change = (part: Partial<QuickDraft>) => void

/** What is read at the car and heard from the customer. */
export function QuickDetails({ draft, vehicle, onChange }: { draft: QuickDraft; vehicle: KnownCar; onChange: Change }) {
  const t = useTexts(quickText)
  const v = useTexts(visitText)
  return (
    <Section title={v.registration}>
      <dl className={styles.ask}>
        <dt>{v.mileage}</dt>
        <dd>
          <div style={{ width: 150 }}>
            <IntInput
              id="quick-mileage"
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
      </dl>
    </Section>
  )
}

type QuickPromiseProps = { draft: QuickDraft; isNew: boolean; proposal: Instant | null | undefined; onChange: Change }

/** The time as the workshop can keep it, unless another is agreed; and the three questions. */
export function QuickPromise({ draft, isNew, proposal, onChange }: QuickPromiseProps) {
  const t = useTexts(quickText)
  const v = useTexts(visitText)
  const c = useTexts(counterText)
  useHotkeys(v.asked, [
    { key: 'Alt+P', label: v.privacy, run: () => onChange({ privacy: !draft.privacy }) },
    { key: 'Alt+H', label: c.offered, run: () => onChange({ hospitality: !draft.hospitality }) },
    { key: 'Alt+W', label: t.wash, run: () => onChange({ washWanted: !draft.washWanted }) },
    ...(isNew ? [{ key: 'Alt+I', label: t.introduced, run: () => onChange({ introduced: !draft.introduced }) }] : []),
    { key: 'Alt+C', label: t.callback, run: () => onChange({ followUpWanted: !draft.followUpWanted }) },
  ])
  const promised = draft.promisedAt ?? proposal ?? null
  // Null: nobody here may do this work; a time agreed all the same says why.
  const isEarly = promised !== null && (proposal === null || (proposal !== undefined && promised < proposal))
  return (
    <Section title={t.promise}>
      <dl className={styles.ask}>
        <dt>{t.promise}</dt>
        <dd>
          <InstantInput aria-label={t.promise} value={promised} onChange={promisedAt => onChange({ promisedAt })} />
          {proposal && promised !== proposal && (
            <Button onClick={() => onChange({ promisedAt: null, promiseReason: '' })}>
              {fill(t.proposed, { at: at(proposal) })}
            </Button>
          )}
          {proposal === null && <StatusTag tone="bad">{t.nobody}</StatusTag>}
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
            {t.wash} (Alt+W)
          </Checkbox>
          <Checkbox
            checked={draft.followUpWanted}
            onChange={event => onChange({ followUpWanted: event.target.checked })}
          >
            {t.callback} (Alt+C)
          </Checkbox>
          <Checkbox checked={draft.privacy} onChange={event => onChange({ privacy: event.target.checked })}>
            {v.privacy} (Alt+P)
          </Checkbox>
          <Checkbox checked={draft.hospitality} onChange={event => onChange({ hospitality: event.target.checked })}>
            {c.offered} (Alt+H)
          </Checkbox>
          {isNew && (
            <Checkbox checked={draft.introduced} onChange={event => onChange({ introduced: event.target.checked })}>
              {t.introduced} (Alt+I)
            </Checkbox>
          )}
        </dd>
      </dl>
    </Section>
  )
}
