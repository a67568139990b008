import { EmptyState } from '#desk/kernel/states.tsx'
import { useTexts } from '#desk/kernel/text.ts'
import { Stack } from '#desk/mechanisms/kit/section.tsx'
import type { OrderView } from '#domain/processes/repair-orders/contract.ts'
import { AddOnCard } from './add-on-card.tsx'
import { addOnText } from './add-on-text.ts'

/** What was found after the customer signed; what still waits for an answer comes first. */
export function AddOns({ order }: { order: OrderView }) {
  const t = useTexts(addOnText)
  if (order.addOns.length === 0) return <EmptyState title={t.none} />
  const isOpen = (state: string) => ['found', 'priced', 'asked', 'agreed'].includes(state)
  const sorted = [...order.addOns].sort((a, b) => Number(isOpen(b.state)) - Number(isOpen(a.state)))
  return (
    <Stack>
      {sorted.map(addOn => (
        <AddOnCard key={addOn.id} order={order} addOn={addOn} />
      ))}
    </Stack>
  )
}
