import { Alert, Input, Modal } from 'antd'
import { type ReactNode, useState } from 'react'
import { texts } from '#domain/kernel/texts.ts'
import type { Outcome } from '../../kernel/command.tsx'
import { HotkeyLayer } from '../../kernel/hotkeys.tsx'
import { problemText } from '../../kernel/problem.ts'
import { useTexts } from '../../kernel/text.ts'
import { SignaturePad, type SignatureValue } from './signature-pad.tsx'

type SignDialogProps = {
  open: boolean
  title: string
  /** What the customer signs for, in sight of the pad. */
  children?: ReactNode
  signerName: string
  onClose: () => void
  onSubmit: (signature: { image: string; signerName: string }) => Promise<Outcome<unknown>>
}

/** The tablet is turned to the customer: what is signed for, the name, the pad, one button. */
export function SignDialog(props: SignDialogProps) {
  return props.open ? (
    <HotkeyLayer>
      <OpenSign {...props} />
    </HotkeyLayer>
  ) : null
}

function OpenSign({ title, children, signerName, onClose, onSubmit }: SignDialogProps) {
  const t = useTexts(signText)
  const [name, setName] = useState(signerName)
  const [signature, setSignature] = useState<SignatureValue | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  const submit = async () => {
    if (!signature) return setFault(t.signFirst)
    if (!name.trim()) return setFault(t.nameFirst)
    setIsBusy(true)
    const outcome = await onSubmit({ image: signature.png, signerName: name.trim() })
    setIsBusy(false)
    if (outcome.ok) onClose()
    else setFault(problemText(outcome.problem))
  }
  return (
    <Modal
      open
      width={640}
      title={title}
      okText={t.confirm}
      cancelText={t.cancel}
      confirmLoading={isBusy}
      mask={{ closable: false }}
      onOk={() => void submit()}
      onCancel={onClose}
    >
      {children}
      <Input
        aria-label={t.name}
        addonBefore={t.name}
        maxLength={60}
        value={name}
        onChange={event => setName(event.target.value)}
        style={{ margin: '8px 0' }}
      />
      <SignaturePad
        label={t.customer}
        onChange={value => {
          setSignature(value)
          setFault(null)
        }}
      />
      {fault && <Alert type="error" showIcon title={fault} />}
    </Modal>
  )
}

const signText = texts({
  signFirst: ['请客户先在签字板上签名', 'The customer signs on the pad first'],
  nameFirst: ['请填写签字人姓名', 'Give the name of the signer'],
  confirm: ['确认签字', 'Confirm'],
  cancel: ['取消', 'Cancel'],
  name: ['签字人', 'Signer'],
  customer: ['客户签字', 'Customer'],
})
