import { Button, Input, Modal } from 'antd'
import { useState } from 'react'
import type { Outcome } from '../../kernel/command.tsx'
import { HotkeyLayer } from '../../kernel/hotkeys.tsx'
import { problemText } from '../../kernel/problem.ts'
import { useTexts } from '../../kernel/text.ts'
import { kitText } from './kit-text.ts'

type ReasonDialogProps = {
  open: boolean
  title: string
  /** What will happen, in one sentence. */
  explanation?: string
  /** Frequent reasons, to be chosen with one tap. */
  presets?: readonly string[]
  okLabel?: string
  danger?: boolean
  onClose: () => void
  /** Usually `reason => command.send({...})` of a quiet command; a refusal stays in the dialog. */
  onSubmit: (reason: string) => Promise<Outcome<unknown>>
}

/** Nothing is voided, reopened or revealed without a reason. */
export function ReasonDialog(props: ReasonDialogProps) {
  return props.open ? (
    <HotkeyLayer>
      <OpenReason {...props} />
    </HotkeyLayer>
  ) : null
}

function OpenReason({ title, explanation, presets = [], okLabel, danger, onClose, onSubmit }: ReasonDialogProps) {
  const t = useTexts(kitText)
  const [reason, setReason] = useState('')
  const [fault, setFault] = useState<string | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  const submit = async () => {
    if (!reason.trim()) return setFault(t.needReason)
    setIsBusy(true)
    const outcome = await onSubmit(reason.trim())
    setIsBusy(false)
    if (outcome.ok) onClose()
    else setFault(problemText(outcome.problem))
  }
  return (
    <Modal
      open
      title={title}
      okText={okLabel ?? t.confirm}
      cancelText={t.cancel}
      okButtonProps={{ danger: danger ?? false }}
      confirmLoading={isBusy}
      onOk={() => void submit()}
      onCancel={onClose}
    >
      {explanation && <p style={{ marginTop: 0 }}>{explanation}</p>}
      {presets.length > 0 && (
        <div style={{ display: 'flex', flexWrap: 'wrap', gap: 6, marginBottom: 8 }}>
          {presets.map(preset => (
            <Button key={preset} onClick={() => setReason(preset)} type={reason === preset ? 'primary' : 'default'}>
              {preset}
            </Button>
          ))}
        </div>
      )}
      <Input.TextArea
        autoFocus
        aria-label={t.reason}
        placeholder={t.reason}
        autoSize={{ minRows: 2, maxRows: 6 }}
        maxLength={500}
        status={fault ? 'error' : ''}
        value={reason}
        onChange={event => {
          setReason(event.target.value)
          setFault(null)
        }}
        onKeyDown={event => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void submit()
        }}
      />
      {fault && (
        <div role="alert" style={{ color: '#a8071a', marginTop: 4 }}>
          {fault}
        </div>
      )}
    </Modal>
  )
}
