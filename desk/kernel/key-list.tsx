import { Modal } from 'antd'
import { type Hotkey, listHotkeys } from './hotkeys.tsx'
import { kernelText } from './kernel-text.ts'
import styles from './overlay.module.css'
import { useTexts } from './text.ts'

export type KeyScopes = { title: string; keys: Pick<Hotkey, 'key' | 'label' | 'disabled'>[] }[]

export function readKeyScopes(): KeyScopes {
  return listHotkeys().filter(scope => scope.keys.length > 0)
}

export function KeyList({ scopes, onClose }: { scopes: KeyScopes; onClose: () => void }) {
  const t = useTexts(kernelText)
  return (
    <Modal open title={t.keys} footer={null} onCancel={onClose} width={560}>
      {scopes.map(scope => (
        <section key={scope.title}>
          <h3 className={styles.heading}>{scope.title}</h3>
          <dl className={styles.keys}>
            {scope.keys.map(hotkey => (
              <div key={hotkey.key} className={styles.keyRow} data-off={hotkey.disabled || undefined}>
                <dt>
                  <kbd className={styles.kbd}>{hotkey.key}</kbd>
                </dt>
                <dd>{hotkey.label}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Modal>
  )
}
