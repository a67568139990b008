import { fill } from '#domain/kernel/texts.ts'
import type { PolicyRow } from '#domain/mechanisms/policies/contract.ts'
import { at } from '../../kernel/format.tsx'
import { useLang, useTexts } from '../../kernel/text.ts'
import styles from './policies.module.css'
import { policyText } from './text.ts'
import { labelOf, valueLine } from './value-text.ts'

export function PolicyHistory({ policy }: { policy: PolicyRow }) {
  const t = useTexts(policyText)
  const { lang } = useLang()
  return (
    <section>
      <h3>{t.history}</h3>
      {policy.history.length === 0 && <p className={styles.aside}>{t.noHistory}</p>}
      <ul className={styles.history}>
        {policy.history.map(choice => (
          <li key={choice.effectiveFrom}>
            {fill(t.inForceFrom, { at: at(choice.effectiveFrom) })}：
            {choice.preset === null ? t.own : labelOf(policy.labels, choice.preset, lang)}
            <div>{valueLine(choice.value, policy.unit ?? policy.key, policy.labels, lang)}</div>
            <div className={styles.aside}>{fill(t.setBy, { name: choice.setByName ?? '—', at: at(choice.setAt) })}</div>
          </li>
        ))}
      </ul>
    </section>
  )
}
