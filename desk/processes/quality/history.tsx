import { When } from '#desk/kernel/format.tsx'
import { EmptyState } from '#desk/kernel/states.tsx'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { Section } from '#desk/mechanisms/kit/section.tsx'
import { StatusTag } from '#desk/mechanisms/kit/status-tag.tsx'
import { fill } from '#domain/kernel/texts.ts'
import { levelTexts } from '#domain/processes/quality/inspection.ts'
import type { InspectionData } from './loaders.ts'
import styles from './quality.module.css'
import { qualityText } from './text.ts'

/** Who looked before, and what came back. */
export function History({ inspection }: { inspection: InspectionData }) {
  const t = useTexts(qualityText)
  const text = useText()
  return (
    <>
      <Section title={t.history}>
        {inspection.inspections.length === 0 && <EmptyState />}
        {inspection.inspections.map(item => (
          <div key={item.id} className={styles.entry}>
            <StatusTag tone={item.result === 'pass' ? 'good' : 'bad'}>
              {item.result === 'pass' ? t.pass : t.fail}
            </StatusTag>{' '}
            {text(levelTexts[item.level])} · {item.inspector}
            <div className={styles.aside}>
              <When at={item.at} /> {fill(t.round, { n: item.round })}
            </div>
            {item.defect && (
              <div>
                {item.defect}（{item.cause}）
              </div>
            )}
          </div>
        ))}
      </Section>
      {inspection.reworks.length > 0 && (
        <Section title={t.reworks}>
          {inspection.reworks.map(rework => (
            <div key={rework.id} className={styles.entry}>
              <StatusTag tone={rework.doneAt ? 'good' : 'bad'}>{rework.doneAt ? t.reworkDone : t.reworkOpen}</StatusTag>{' '}
              {rework.line}：{rework.defect}
              <div className={styles.aside}>
                {rework.cause} · <When at={rework.openedAt} />
              </div>
            </div>
          ))}
        </Section>
      )}
    </>
  )
}
