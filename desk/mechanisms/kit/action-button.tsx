import { Button, Tooltip } from 'antd'
import type { ReactNode } from 'react'

export type ActionButtonProps = {
  label: string
  onClick: () => void
  icon?: ReactNode
  kind?: 'primary' | 'plain' | 'danger'
  /** Why it cannot be pressed now, and who may: shown on hover and focus instead of a dead button. */
  disabledReason?: string | null | undefined
  busy?: boolean
  hotkey?: string
}

export function ActionButton({
  label,
  onClick,
  icon,
  kind = 'plain',
  disabledReason,
  busy,
  hotkey,
}: ActionButtonProps) {
  const isOff = Boolean(disabledReason)
  const button = (
    <Button
      type={kind === 'primary' ? 'primary' : 'default'}
      danger={kind === 'danger'}
      icon={icon}
      loading={busy ?? false}
      // A truly disabled button has no focus, so nobody could ask it for its reason.
      aria-disabled={isOff || undefined}
      className={isOff ? 'cb-off' : undefined}
      onClick={isOff ? undefined : onClick}
    >
      {label}
    </Button>
  )
  const hint = disabledReason || hotkey
  return hint ? <Tooltip title={hint}>{button}</Tooltip> : button
}
