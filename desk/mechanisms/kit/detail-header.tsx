import { ArrowLeftOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useHotkeys } from '../../kernel/hotkeys.tsx'
import { useBack, useGo } from '../../kernel/router.tsx'
import { useTexts } from '../../kernel/text.ts'
import { ActionButton, type ActionButtonProps } from './action-button.tsx'
import styles from './detail-header.module.css'
import { kitText } from './kit-text.ts'

export type HeaderAction = ActionButtonProps & { key: string }

type DetailHeaderProps = {
  title: ReactNode
  subtitle?: ReactNode
  tags?: ReactNode
  /** What must always be seen: promise, amount, balance. */
  facts?: readonly { label: string; value: ReactNode }[]
  actions?: readonly HeaderAction[]
  /** Where the arrow leads; without it, to the page before. */
  backTo?: string
}

/** The head of one record: what it is, how it stands, what can be done. Actions with a hotkey get it registered. */
export function DetailHeader({ title, subtitle, tags, facts, actions = [], backTo }: DetailHeaderProps) {
  const t = useTexts(kitText)
  const back = useBack()
  const go = useGo()
  useHotkeys(
    t.keysHere,
    actions.flatMap(action =>
      action.hotkey
        ? [{ key: action.hotkey, label: action.label, run: action.onClick, disabled: Boolean(action.disabledReason) }]
        : [],
    ),
  )
  return (
    <header className={styles.head}>
      <Button
        type="text"
        className="no-print"
        icon={<ArrowLeftOutlined />}
        aria-label={t.back}
        onClick={() => (backTo ? go(backTo) : back())}
      />
      <div className={styles.name}>
        <h1 className={styles.title}>{title}</h1>
        {tags}
        {subtitle && <span className={styles.subtitle}>{subtitle}</span>}
      </div>
      {facts && (
        <dl className={styles.facts}>
          {facts.map(fact => (
            <div key={fact.label}>
              <dt>{fact.label}</dt>
              <dd>{fact.value}</dd>
            </div>
          ))}
        </dl>
      )}
      <div className={`${styles.actions} no-print`}>
        {actions.map(({ key, ...action }) => (
          <ActionButton key={key} {...action} />
        ))}
      </div>
    </header>
  )
}
