import { Input, Radio } from 'antd'
import { api } from '#desk/kernel/api.ts'
import { useTexts } from '#desk/kernel/text.ts'
import { DrawerForm } from '#desk/mechanisms/kit/drawer-form.tsx'
import { Field } from '#desk/mechanisms/kit/form-grid.tsx'
import type { WorkTicket } from '#domain/processes/repair-orders/contract-tickets.ts'
import { channelTexts } from '#domain/processes/repair-orders/kinds.ts'
import { toldChannels } from '#domain/processes/repair-orders/work-tickets.ts'
import { ticketKinds } from './loaders.ts'
import { ticketText } from './ticket-text.ts'

type Values = { outcome: string; cause?: string; toldChannel?: (typeof toldChannels)[number] }
type AnswerProps = { open: boolean; ticket: WorkTicket; onClose: () => void }

/** The answer goes back to whoever asked; what has to be known beside it depends on the kind. */
export function AnswerTicketDrawer({ open, ticket, onClose }: AnswerProps) {
  const t = useTexts(ticketText)
  const channels = useTexts(channelTexts)
  return (
    <DrawerForm
      open={open}
      title={`${t.answer} ${ticket.plate}`}
      onClose={onClose}
      run={api.repairOrders.endTicket}
      invalidates={[...ticketKinds, 'duty', 'notice']}
      success={t.answered}
      initial={{}}
      toInput={({ outcome, cause, toldChannel }: Values) => ({
        ...{ id: ticket.id, version: ticket.version, outcome: outcome.trim() },
        cause: cause?.trim() ?? '',
        ...(toldChannel ? { toldChannel } : {}),
      })}
    >
      {ticket.kind === 'mismatch' && (
        <Field<Values> name="toldChannel" label={t.told} required>
          <Radio.Group options={toldChannels.map(value => ({ value, label: channels[value] }))} />
        </Field>
      )}
      {ticket.kind === 'andon' && (
        <Field<Values> name="cause" label={t.cause} required>
          <Input maxLength={300} />
        </Field>
      )}
      <Field<Values> name="outcome" label={t.outcome} required>
        <Input.TextArea rows={3} maxLength={500} autoFocus />
      </Field>
    </DrawerForm>
  )
}
