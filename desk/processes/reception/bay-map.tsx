import type { api } from '#desk/kernel/api.ts'
import { Go } from '#desk/kernel/router.tsx'
import { useTexts } from '#desk/kernel/text.ts'
import { Section } from '#desk/mechanisms/kit/section.tsx'
import { visitPath } from './addresses.ts'
import styles from './counter.module.css'
import { counterText } from './counter-text.ts'

export type Desk = Awaited<ReturnType<typeof api.visits.desk>>

/** Which bay is free, and whose car stands in the others. */
export function BayMap({ bays }: { bays: Desk['bays'] }) {
  const t = useTexts(counterText)
  const free = bays.filter(bay => bay.visit === null).length
  return (
    <Section title={t.bays} extra={bays.length > 0 && <span>{`${t.freeBay} ${free} / ${bays.length}`}</span>}>
      {bays.length === 0 ? (
        <span className={styles.soft}>{t.noBays}</span>
      ) : (
        <ul className={styles.bays}>
          {bays.map(bay => (
            <li key={bay.id} className={styles.bay} data-taken={bay.visit !== null || undefined}>
              <span className={styles.soft}>{bay.name}</span>
              {bay.visit ? (
                <Go to={visitPath.href({ id: bay.visit.id })} className={styles.plate}>
                  {bay.visit.plate || '—'}
                </Go>
              ) : (
                <span>{t.freeBay}</span>
              )}
              <span className={styles.soft}>{bay.visit?.adviser ?? ''}</span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
