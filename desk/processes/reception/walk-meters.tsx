import { Button, Slider } from 'antd'
import { useDraft } from '#desk/kernel/offline/drafts.ts'
import { useQueued } from '#desk/kernel/offline/use-outbox.ts'
import { useTexts } from '#desk/kernel/text.ts'
import { IntInput } from '#desk/mechanisms/kit/fields.tsx'
import { Section } from '#desk/mechanisms/kit/section.tsx'
import type { VisitView } from '#domain/processes/reception/visit-shape.ts'
import { visitKinds } from './loaders.ts'
import styles from './reception.module.css'
import { registerLines } from './walk-lines.ts'
import { walkText } from './walk-text.ts'

/** Mileage and fuel are read at the car, so they can be put right here too. */
export function WalkMeters({ visit }: { visit: VisitView }) {
  const t = useTexts(walkText)
  const start = { km: visit.mileageKm, fuel: visit.fuelPercent }
  const draft = useDraft({ name: `visit ${visit.id} meters`, start, version: visit.version })
  const { km, fuel } = draft.value
  const about = { kind: 'visit', id: visit.id }
  const save = useQueued('visits.register', { about, invalidates: visitKinds, success: t.saved })
  const isSame = km === visit.mileageKm && (fuel ?? 50) === visit.fuelPercent
  const send = () => {
    if (km === null) return
    const { customerWords, conditions, restingAt, privacyNoticedAt } = visit
    const rest = { customerWords, conditions, restingAt, privacyNoticedAt }
    void save.send(
      {
        id: visit.id,
        version: draft.version,
        mileageKm: km,
        fuelPercent: fuel ?? 50,
        customerWords: customerWords || '—',
        conditions: conditions || null,
        restingAt: restingAt || null,
        privacyNoticed: privacyNoticedAt !== null,
      },
      {
        label: `${t.mileage} · ${t.fuel}`,
        form: draft,
        mine: registerLines({ ...rest, mileageKm: km, fuelPercent: fuel ?? 50 }),
        base: registerLines({ ...rest, mileageKm: draft.base.km, fuelPercent: draft.base.fuel }),
      },
    )
  }
  return (
    <Section title={`${t.mileage} · ${t.fuel}`}>
      <dl className={styles.ask}>
        <dt>{t.mileage}</dt>
        <dd>
          <div style={{ width: 200 }}>
            <IntInput
              aria-label={t.mileage}
              unit="km"
              value={km}
              onChange={value => draft.set({ ...draft.value, km: value })}
            />
          </div>
        </dd>
        <dt>{t.fuel}</dt>
        <dd>
          <Slider
            style={{ flex: 1, maxWidth: 460, marginInline: 12 }}
            min={0}
            max={100}
            step={5}
            marks={{ 0: 'E', 25: '¼', 50: '½', 75: '¾', 100: 'F' }}
            value={fuel ?? 50}
            onChange={value => draft.set({ ...draft.value, fuel: value })}
            aria-label={t.fuel}
          />
          <strong className="cb-num">{fuel ?? 50}%</strong>
          {visit.can.edit && (
            <Button disabled={isSame || km === null} loading={save.busy} onClick={send}>
              {t.save}
            </Button>
          )}
        </dd>
      </dl>
    </Section>
  )
}
