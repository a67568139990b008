import { useState } from 'react'
import { useLoad } from '#desk/kernel/query.tsx'
import { useCan } from '#desk/kernel/session.tsx'
import { EmptyState } from '#desk/kernel/states.tsx'
import { useTexts } from '#desk/kernel/text.ts'
import { ActionButton } from '#desk/mechanisms/kit/action-button.tsx'
import { Stack } from '#desk/mechanisms/kit/section.tsx'
import type { OrderView } from '#domain/processes/repair-orders/contract.ts'
import { ticketsLoader } from './loaders.ts'
import { RaiseTicketDrawer } from './raise-ticket-drawer.tsx'
import { TicketList } from './ticket-list.tsx'
import { ticketText } from './ticket-text.ts'

/** What was asked and answered about this car, between technician, adviser, lead and the other departments. */
export function OrderTickets({ order }: { order: OrderView }) {
  const t = useTexts(ticketText)
  const can = useCan()
  const [isRaising, setIsRaising] = useState(false)
  const { data, placeholder } = useLoad(ticketsLoader(order.id))
  const isOver = order.axes.cancelled || order.axes.delivery === 'gone'
  const lines = order.lines.filter(line => line.kind === 'labour')
  return (
    <Stack>
      {can('workTicket.raise') && !isOver && (
        <span>
          <ActionButton label={t.raise} onClick={() => setIsRaising(true)} />
        </span>
      )}
      {data ? data.length === 0 ? <EmptyState title={t.none} /> : <TicketList tickets={data} /> : placeholder}
      <RaiseTicketDrawer
        open={isRaising}
        orderId={order.id}
        lines={lines}
        kind="cooperation"
        onClose={() => setIsRaising(false)}
      />
    </Stack>
  )
}
