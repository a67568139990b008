import type { Warning } from '#domain/processes/customers/overview-shape.ts'
import { useTexts } from '../../kernel/text.ts'
import { StatusTag } from '../../mechanisms/kit/status-tag.tsx'
import styles from './customers.module.css'
import { warningTone } from './looks.ts'
import { vehicleText } from './text.ts'

/** What whoever opens this car must see before anything else. */
export function VehicleWarnings({ warnings }: { warnings: readonly Warning[] }) {
  const t = useTexts(vehicleText)
  if (warnings.length === 0) return null
  return (
    <ul className={styles.warnings} aria-label={t.warnings}>
      {warnings.map(warning => (
        <li key={`${warning.kind} ${warning.text}`}>
          <StatusTag tone={warningTone[warning.level]}>{warning.text}</StatusTag>
        </li>
      ))}
    </ul>
  )
}
