import type { AdviserLoad } from '#domain/processes/appointments/contract-boards.ts'
import { useText, useTexts } from '../../kernel/text.ts'
import { Section } from '../../mechanisms/kit/section.tsx'
import styles from './appointments.module.css'
import { loadLooks } from './looks.ts'
import { boardText } from './text.ts'

/** How full each adviser's day is: 12/15. */
export function AdviserLoads({ rows }: { rows: readonly AdviserLoad[] }) {
  const t = useTexts(boardText)
  return (
    <Section title={t.byAdviser}>
      <div className={styles.load}>
        {rows.map(row => (
          <LoadRow key={row.adviserId} row={row} />
        ))}
      </div>
    </Section>
  )
}

function LoadRow({ row }: { row: AdviserLoad }) {
  const text = useText()
  const share = Math.min(100, Math.round((row.cars * 100) / Math.max(1, row.limit)))
  return (
    <>
      <span>{row.name}</span>
      {/* biome-ignore lint/a11y/useSemanticElements: a native meter cannot be coloured alike in every browser. */}
      <span
        className={styles.bar}
        data-state={row.state}
        role="meter"
        aria-label={`${row.name} ${text(loadLooks[row.state].label)}`}
        aria-valuemin={0}
        aria-valuemax={row.limit}
        aria-valuenow={row.cars}
      >
        <span style={{ width: `${share}%` }} />
      </span>
      <span className="cb-num">{`${row.cars}/${row.limit}`}</span>
    </>
  )
}
