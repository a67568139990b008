import { useState } from 'react'
import { api } from '#desk/kernel/api.ts'
import { useTexts } from '#desk/kernel/text.ts'
import { type PaperToSign, SignPapers } from '#desk/mechanisms/papers/sign-papers.tsx'
import type { OrderView } from '#domain/processes/repair-orders/contract.ts'
import { contractPaper } from '#domain/processes/repair-orders/papers/contract.ts'
import { repairOrderPaper } from '#domain/processes/repair-orders/papers/repair-order.ts'
import { orderText } from './text.ts'
import { orderChanges, useOrderCommand } from './use-order-command.ts'

/** Puts contract and order before the customer: on the tablet with one signature for both, or on their phone. */
export function usePresent(order: OrderView) {
  const t = useTexts(orderText)
  const [papers, setPapers] = useState<readonly PaperToSign[] | null>(null)
  const present = useOrderCommand(api.repairOrders.present)
  const link = useOrderCommand(sendBoth, { success: t.linkSent })
  const shown = { id: order.id, version: order.version }
  const sign = async () => {
    const outcome = await present.send(shown)
    if (!outcome.ok) return
    // The order comes last: its signature sets the workshop going, the contract has to stand by then.
    setPapers([
      { id: outcome.answer.contractPaperId, definition: contractPaper },
      { id: outcome.answer.orderPaperId, definition: repairOrderPaper },
    ])
  }
  const sendLink = async () => {
    const outcome = await present.send(shown)
    if (outcome.ok) void link.send([outcome.answer.contractPaperId, outcome.answer.orderPaperId])
  }
  return {
    busy: present.busy || link.busy,
    sign: () => void sign(),
    sendLink: () => void sendLink(),
    dialog: papers && (
      <SignPapers
        papers={papers}
        signerName={order.customer}
        invalidates={[...orderChanges, 'wash', 'visit']}
        onClose={() => setPapers(null)}
      />
    ),
  }
}

async function sendBoth(ids: readonly string[]): Promise<number> {
  for (const id of ids) await api.papers.sendLink({ id, role: 'customer' })
  return ids.length
}
