import { Drawer } from 'antd'
import type { PolicyRow } from '#domain/mechanisms/policies/contract.ts'
import { HotkeyLayer } from '../../kernel/hotkeys.tsx'
import { useLang, useText, useTexts } from '../../kernel/text.ts'
import styles from './policies.module.css'
import { PolicyHistory } from './policy-history.tsx'
import { policyText } from './text.ts'
import { labelOf, valueLine } from './value-text.ts'

/** The same for those who may look but not choose. */
export function PolicyReading({ policy, onClose }: { policy: PolicyRow; onClose: () => void }) {
  const t = useTexts(policyText)
  const text = useText()
  const { lang } = useLang()
  const { current, presets, labels } = policy
  const name = policy.unit ?? policy.key
  return (
    <Drawer open title={text(policy.title)} size={560} onClose={onClose}>
      <HotkeyLayer>
        <p className={styles.aside}>{t.readOnly}</p>
        <div className={styles.choices}>
          {presets.map(preset => (
            <div key={preset.name} className={styles.choice} data-chosen={preset.name === current.preset || undefined}>
              {labelOf(labels, preset.name, lang)}
              <div>{valueLine(preset.value, name, labels, lang)}</div>
              <div className={styles.aside}>{preset.source}</div>
            </div>
          ))}
        </div>
        <PolicyHistory policy={policy} />
      </HotkeyLayer>
    </Drawer>
  )
}
