import { EyeOutlined } from '@ant-design/icons'
import { Button, Tooltip } from 'antd'
import { useState } from 'react'
import { api } from '../../kernel/api.ts'
import { useCommand } from '../../kernel/command.tsx'
import { none } from '../../kernel/format.tsx'
import { useTexts } from '../../kernel/text.ts'
import { ReasonDialog } from '../../mechanisms/kit/reason-dialog.tsx'
import { personText } from './text-people.ts'

type PhoneOfProps = { personId: string; masked: string; which?: 'first' | 'second'; canReveal: boolean }

/** A masked number; who may call shows it whole, with a reason that stays on the person's timeline. */
export function PhoneOf({ personId, masked, which = 'first', canReveal }: PhoneOfProps) {
  const t = useTexts(personText)
  const [isAsking, setIsAsking] = useState(false)
  const [whole, setWhole] = useState<string | null>(null)
  const reveal = useCommand({ run: api.people.revealPhone, invalidates: ['timeline'], quiet: true })
  if (masked === '') return <span>{none}</span>
  const ask = async (reason: string) => {
    const outcome = await reveal.send({ id: personId, which, reason })
    if (outcome.ok) setWhole(outcome.answer.phone)
    return outcome
  }
  return (
    <span className="cb-num">
      {whole ?? masked}
      {canReveal && whole === null && (
        <Tooltip title={t.revealTitle}>
          <Button
            type="text"
            size="small"
            icon={<EyeOutlined />}
            aria-label={`${t.revealTitle} ${masked}`}
            onClick={() => setIsAsking(true)}
          />
        </Tooltip>
      )}
      <ReasonDialog
        open={isAsking}
        title={t.revealTitle}
        explanation={t.revealHint}
        presets={[t.forDelivery, t.forAddOn, t.forFollowUp, t.forBooking]}
        okLabel={t.reveal}
        onClose={() => setIsAsking(false)}
        onSubmit={ask}
      />
    </span>
  )
}
