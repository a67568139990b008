import { Input } from 'antd'
import { useState } from 'react'
import { useTexts } from '#desk/kernel/text.ts'
import { BigButton } from '#desk/mechanisms/kit/big-button.tsx'
import { SignaturePad, type SignatureValue } from '#desk/mechanisms/kit/signature-pad.tsx'
import styles from './delivery.module.css'
import { deliveryText } from './text.ts'

type SigningProps = {
  signerName: string
  label: string
  busy: boolean
  /** Why nobody may sign yet. */
  blockedBy: string | null
  onSign: (signature: { signerName: string; image: string }) => void
}

/** Name, pad and one button: the tablet lies before the customer. */
export function Signing({ signerName, label, busy, blockedBy, onSign }: SigningProps) {
  const t = useTexts(deliveryText)
  const [name, setName] = useState(signerName)
  const [signature, setSignature] = useState<SignatureValue | null>(null)
  const missing = name.trim() === '' ? t.nameFirst : signature === null ? t.signFirst : null
  return (
    <div className={styles.ask}>
      <Input
        addonBefore={t.signer}
        aria-label={t.signer}
        maxLength={60}
        value={name}
        onChange={event => setName(event.target.value)}
      />
      <SignaturePad label={t.sign} onChange={setSignature} />
      <BigButton
        tone="good"
        label={label}
        busy={busy}
        disabledReason={blockedBy ?? missing}
        onClick={() => signature && onSign({ signerName: name.trim(), image: signature.png })}
      />
    </div>
  )
}
