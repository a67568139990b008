import { useState } from 'react'
import { useLoad } from '#desk/kernel/query.tsx'
import { useTexts } from '#desk/kernel/text.ts'
import { Section } from '#desk/mechanisms/kit/section.tsx'
import { lookupLoader } from './loaders.ts'
import { NewCarForm } from './new-car-form.tsx'
import { PlateBox } from './plate-box.tsx'
import { QuickForm } from './quick-form.tsx'
import { quickText } from './quick-text.ts'
import styles from './reception.module.css'

/** From the plate to a signed order on one page, by keyboard alone. */
export function Page() {
  const t = useTexts(quickText)
  const [plate, setPlate] = useState<string | null>(null)
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1 className={styles.title}>{t.title}</h1>
        <PlateBox label={t.plateHint} button="↵" autoFocus onPlate={setPlate} />
      </header>
      {plate === null ? (
        <Section>
          <div className={styles.empty}>{t.plateHint}</div>
        </Section>
      ) : (
        <Known key={plate} plate={plate} />
      )}
    </div>
  )
}

function Known({ plate }: { plate: string }) {
  const { data, placeholder } = useLoad(lookupLoader(plate), { rows: 8 })
  if (!data) return placeholder
  return data.vehicle ? <QuickForm known={data} vehicle={data.vehicle} /> : <NewCarForm plate={plate} />
}
