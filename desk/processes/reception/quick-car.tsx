import { Alert, Button, Radio } from 'antd'
import { When } from '#desk/kernel/format.tsx'
import { useLoad } from '#desk/kernel/query.tsx'
import { Go, useGo } from '#desk/kernel/router.tsx'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { Facts, Section } from '#desk/mechanisms/kit/section.tsx'
import { StatusTag } from '#desk/mechanisms/kit/status-tag.tsx'
import { linkRoleTexts } from '#domain/processes/customers/vehicle-kinds.ts'
import { vehiclePath } from '../customers/addresses.ts'
import { visitPath } from './addresses.ts'
import { carLoader } from './loaders.ts'
import type { Known, KnownCar, QuickDraft } from './quick-form.tsx'
import { quickText } from './quick-text.ts'
import styles from './reception.module.css'
import { visitText } from './visit-text.ts'

type QuickCarProps = {
  known: Known
  vehicle: KnownCar
  draft: QuickDraft
  onChange: (part: Partial<QuickDraft>) => void
}

const leftOpen: readonly string[] = ['safetyItem', 'declinedItem', 'wish', 'finding']

/** Everything known of the car, warnings first: what was declined, what is due, who drove it. */
export function QuickCar({ known, vehicle, draft, onChange }: QuickCarProps) {
  const t = useTexts(quickText)
  const v = useTexts(visitText)
  const text = useText()
  const go = useGo()
  const car = useLoad(carLoader(vehicle.id), { rows: 3 })
  // What was left open stands above the lines, where it can be taken up.
  const warnings = (car.data?.warnings ?? []).filter(warning => !leftOpen.includes(warning.kind))
  const linesOf = (visitId: string) =>
    (car.data?.orders ?? []).filter(order => order.visitId === visitId).flatMap(order => order.lines)
  const owner = known.people.find(person => person.role === 'owner')
  return (
    <>
      <Section title={known.plate} extra={<Go to={vehiclePath.href({ id: vehicle.id })}>{vehicle.title}</Go>}>
        {known.visitId && (
          <Alert
            style={{ marginBottom: 8 }}
            type="info"
            showIcon
            title={t.hereAlready}
            action={
              <Button size="small" onClick={() => known.visitId && go(visitPath.href({ id: known.visitId }))}>
                {t.openVisit}
              </Button>
            }
          />
        )}
        <Facts
          facts={[
            { label: t.owner, value: owner ? `${owner.name} ${owner.phoneMasked}` : '—', wide: true },
            { label: v.vin, value: <span className="cb-num">{vehicle.vin ?? '—'}</span>, wide: true },
          ]}
        />
        {known.people.length > 1 && (
          <Radio.Group
            style={{ marginTop: 8 }}
            aria-label={t.sender}
            value={draft.senderId ?? owner?.id}
            onChange={event => onChange({ senderId: String(event.target.value) })}
            options={known.people.map(person => ({
              value: person.id,
              label: `${person.name}（${text(linkRoleTexts[person.role])}）`,
            }))}
          />
        )}
      </Section>
      {car.placeholder}
      {warnings.length > 0 && (
        <Section title={t.warnings}>
          <div className={styles.tags}>
            {warnings.map(warning => (
              <StatusTag
                key={`${warning.kind} ${warning.text}`}
                tone={warning.level === 'danger' ? 'bad' : warning.level === 'warning' ? 'warn' : 'info'}
              >
                {warning.text}
              </StatusTag>
            ))}
          </div>
        </Section>
      )}
      {car.data && car.data.visits.length > 0 && (
        <Section title={t.lastVisits} flush>
          <div className={styles.rows}>
            {car.data.visits.slice(0, 4).map(visit => (
              <div key={visit.id} className={styles.row}>
                <When at={visit.arrivedAt} style="date" />
                <div className={styles.main}>
                  <span className={styles.soft}>
                    {[visit.customerWords, visit.adviserName].filter(Boolean).join(' · ')}
                  </span>
                  <span>{linesOf(visit.id).join('、')}</span>
                </div>
                {visit.mileageKm !== null && <span className="cb-num">{visit.mileageKm} km</span>}
              </div>
            ))}
          </div>
        </Section>
      )}
    </>
  )
}
