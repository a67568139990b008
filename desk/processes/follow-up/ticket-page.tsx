import { Input, Radio } from 'antd'
import { useState } from 'react'
import { api } from '#desk/kernel/api.ts'
import { at } from '#desk/kernel/format.tsx'
import { useLoad } from '#desk/kernel/query.tsx'
import { useGo } from '#desk/kernel/router.tsx'
import { useCan } from '#desk/kernel/session.tsx'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { RecordDuties } from '#desk/mechanisms/duties/record-duties.tsx'
import { DetailHeader } from '#desk/mechanisms/kit/detail-header.tsx'
import { DrawerForm } from '#desk/mechanisms/kit/drawer-form.tsx'
import { Field } from '#desk/mechanisms/kit/form-grid.tsx'
import { Columns, Facts, Section } from '#desk/mechanisms/kit/section.tsx'
import { StatusOf, StatusTag } from '#desk/mechanisms/kit/status-tag.tsx'
import { handlingTexts, ticketKindTexts } from '#domain/processes/follow-up/kinds.ts'
import { orderPath } from '../delivery/addresses.ts'
import { ticketPath, ticketsPath } from './addresses.ts'
import { followUpTouches, ticketLoader } from './loaders.ts'
import { ticketLooks } from './looks.ts'
import { followUpText } from './text.ts'

type Ticket = Awaited<ReturnType<typeof api.followUp.ticket>>

/** One opinion from its words to the answer the customer got. */
export function Page() {
  const { id } = ticketPath.useParams()
  const { data, placeholder } = useLoad(ticketLoader(id))
  return data ? <Whole ticket={data} /> : placeholder
}

function Whole({ ticket }: { ticket: Ticket }) {
  const t = useTexts(followUpText)
  const text = useText()
  const go = useGo()
  const can = useCan()
  const [drawer, setDrawer] = useState<'solve' | 'tell' | null>(null)
  const { orderId } = ticket
  const close = () => setDrawer(null)
  return (
    <>
      <DetailHeader
        title={ticket.number}
        subtitle={`${ticket.customer}　${ticket.plate}`}
        tags={
          <>
            <StatusOf looks={ticketLooks} value={ticket.state} />
            <StatusTag tone={ticket.kind === 'complaint' ? 'bad' : 'calm'}>
              {text(ticketKindTexts[ticket.kind])}
            </StatusTag>
          </>
        }
        backTo={ticketsPath.href({})}
        actions={[
          ...(orderId
            ? [{ key: 'order', label: t.openOrder, onClick: () => go(orderPath.href({ id: orderId })) }]
            : []),
          ...(ticket.state === 'open' && can('ticket.solve')
            ? [{ key: 'solve', label: t.solve, kind: 'primary' as const, onClick: () => setDrawer('solve') }]
            : []),
          ...(ticket.state === 'solved' && can('ticket.tell')
            ? [{ key: 'tell', label: t.tell, kind: 'primary' as const, onClick: () => setDrawer('tell') }]
            : []),
        ]}
      />
      <Columns
        main={
          <Section title={t.text}>
            <Facts
              facts={[
                { label: t.ticketText, value: ticket.text, wide: true },
                { label: t.handling, value: text(handlingTexts[ticket.handling]) },
                { label: t.openedAt, value: at(ticket.openedAt) },
                { label: t.answer, value: ticket.answer || null, wide: true },
                { label: t.solvedAt, value: at(ticket.solvedAt) },
                { label: t.toldAt, value: at(ticket.toldAt) },
                {
                  label: t.isSatisfied,
                  value: ticket.satisfied === null ? null : ticket.satisfied ? t.yes : t.no,
                },
              ]}
            />
          </Section>
        }
        side={<RecordDuties recordId={ticket.id} />}
      />
      {drawer === 'solve' && <SolveDrawer ticket={ticket} onClose={close} />}
      {drawer === 'tell' && <TellDrawer ticket={ticket} onClose={close} />}
    </>
  )
}

type DrawerProps = { ticket: Ticket; onClose: () => void }
type Solution = { answer: string }

function SolveDrawer({ ticket: { id, version }, onClose }: DrawerProps) {
  const t = useTexts(followUpText)
  return (
    <DrawerForm<Solution, Parameters<typeof api.followUp.solve>[0], Awaited<ReturnType<typeof api.followUp.solve>>>
      open
      title={t.solve}
      onClose={onClose}
      run={api.followUp.solve}
      invalidates={followUpTouches}
      success={t.solved}
      toInput={({ answer }) => ({ id, version, answer })}
    >
      <Field<Solution> name="answer" label={t.solution} required>
        <Input.TextArea autoFocus autoSize={{ minRows: 4 }} maxLength={1000} />
      </Field>
    </DrawerForm>
  )
}

type Told = { person: string; satisfied: boolean }

function TellDrawer({ ticket: { id, version, customer }, onClose }: DrawerProps) {
  const t = useTexts(followUpText)
  return (
    <DrawerForm<Told, Parameters<typeof api.followUp.tell>[0], Awaited<ReturnType<typeof api.followUp.tell>>>
      open
      title={t.tell}
      onClose={onClose}
      run={api.followUp.tell}
      invalidates={followUpTouches}
      success={t.told}
      initial={{ person: customer }}
      toInput={values => ({ id, version, ...values })}
    >
      <Field<Told> name="person" label={t.person} required>
        <Input maxLength={60} />
      </Field>
      <Field<Told> name="satisfied" label={t.isSatisfied} required>
        <Radio.Group
          optionType="button"
          options={[
            { value: true, label: t.yes },
            { value: false, label: t.no },
          ]}
        />
      </Field>
    </DrawerForm>
  )
}
