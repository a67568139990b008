import { Button, Slider } from 'antd'
import { useState } from 'react'
import { api } from '#desk/kernel/api.ts'
import { useTexts } from '#desk/kernel/text.ts'
import { IntInput } from '#desk/mechanisms/kit/fields.tsx'
import { Section } from '#desk/mechanisms/kit/section.tsx'
import type { VisitView } from '#domain/processes/reception/visit-shape.ts'
import styles from './reception.module.css'
import { useVisitCommand } from './use-visit-command.ts'
import { walkText } from './walk-text.ts'

/** Mileage and fuel are read at the car, so they can be put right here too. */
export function WalkMeters({ visit }: { visit: VisitView }) {
  const t = useTexts(walkText)
  const [km, setKm] = useState(visit.mileageKm)
  const [fuel, setFuel] = useState(visit.fuelPercent ?? 50)
  const save = useVisitCommand(api.visits.register, { success: t.saved })
  const isSame = km === visit.mileageKm && fuel === visit.fuelPercent
  return (
    <Section title={`${t.mileage} · ${t.fuel}`}>
      <dl className={styles.ask}>
        <dt>{t.mileage}</dt>
        <dd>
          <div style={{ width: 200 }}>
            <IntInput aria-label={t.mileage} unit="km" value={km} onChange={setKm} />
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
            value={fuel}
            onChange={setFuel}
            aria-label={t.fuel}
          />
          <strong className="cb-num">{fuel}%</strong>
          {visit.can.edit && (
            <Button
              disabled={isSame || km === null}
              loading={save.busy}
              onClick={() =>
                km !== null &&
                void save.send({
                  id: visit.id,
                  version: visit.version,
                  mileageKm: km,
                  fuelPercent: fuel,
                  customerWords: visit.customerWords || '—',
                  conditions: visit.conditions || null,
                  restingAt: visit.restingAt || null,
                  privacyNoticed: visit.privacyNoticedAt !== null,
                })
              }
            >
              {t.save}
            </Button>
          )}
        </dd>
      </dl>
    </Section>
  )
}
