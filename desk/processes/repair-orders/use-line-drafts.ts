import { useState } from 'react'
import { api } from '#desk/kernel/api.ts'
import { useTexts } from '#desk/kernel/text.ts'
import type { OrderView } from '#domain/processes/repair-orders/contract.ts'
import { draftOf, inputOf, type LineDraft } from './lines.ts'
import { orderText } from './text.ts'
import { useOrderCommand } from './use-order-command.ts'

/** What is typed into the lines and not yet saved; it keeps the version it began with, so that nobody is overwritten. */
export function useLineDrafts(order: OrderView) {
  const t = useTexts(orderText)
  const [typed, setTyped] = useState<{ lines: LineDraft[]; version: number } | null>(null)
  const discard = () => setTyped(null)
  const command = useOrderCommand(api.repairOrders.saveLines, { success: t.saved, onDone: discard, onReload: discard })
  return {
    lines: typed?.lines ?? order.lines.map(draftOf),
    isChanged: typed !== null,
    busy: command.busy,
    change: (lines: LineDraft[]) => setTyped({ lines, version: typed?.version ?? order.version }),
    save: () => {
      if (typed) void command.send({ id: order.id, version: typed.version, lines: typed.lines.map(inputOf) })
    },
    discard,
  }
}

export type LineDrafts = ReturnType<typeof useLineDrafts>
