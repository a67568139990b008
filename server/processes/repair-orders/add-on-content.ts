import { sumFen } from '#domain/kernel/money.ts'
import type { AddOnContent } from '#domain/processes/repair-orders/papers/add-on.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { nameOfStaff } from '#server/mechanisms/access/queries.ts'
import { listFilesOf } from '#server/mechanisms/files/queries.ts'
import type { Parties } from './parties.ts'
import { type AddOnRecord, linesOf, type OrderRecord } from './queries.ts'

/** What the customer said no to: why, how, and what it risks in words. */
export type Refused = { reason: string; channel: string; riskNote: string }

/** The add-on form as it is put before the customer; consent and hand-over stand on the order's timeline, a refusal on itself. */
export async function addOnContent(
  ctx: Ctx,
  order: OrderRecord,
  addOn: AddOnRecord,
  parties: Parties,
  refused: Refused | null = null,
): Promise<AddOnContent> {
  const answer = refused === null ? ('pending' as const) : ('declined' as const)
  const lines = (await linesOf(ctx, order.id)).filter(line => line.addOnId === addOn.id)
  return {
    orderNumber: order.number ?? '',
    customer: parties.customer,
    vehicle: parties.vehicle,
    foundBy: await nameOfStaff(ctx, addOn.foundBy),
    items: lines.map(line => {
      const amountFen = sumFen([line.amountFen, -line.discountFen])
      return {
        name: line.name,
        technicalReason: line.basisText === '' ? addOn.reason : line.basisText,
        safety: addOn.safety,
        labourFen: line.kind === 'labour' ? amountFen : 0,
        materialsFen: line.kind === 'labour' ? 0 : amountFen,
        amountFen,
        answer,
        declinedReason: refused?.reason ?? null,
      }
    }),
    agreedFen: refused === null ? sumFen(lines.map(line => line.amountFen - line.discountFen)) : 0,
    extension:
      addOn.extraMinutes === 0
        ? '不延长'
        : `延长 ${Math.floor(addOn.extraMinutes / 60)} 小时 ${addOn.extraMinutes % 60} 分钟`,
    newPromisedAt: addOn.newPromisedAt,
    answer,
    contactedAt: addOn.firstContactAt,
    answerChannel: refused?.channel ?? null,
    consentProof: null,
    handedAt: null,
    handedTo: null,
    refusal:
      refused === null
        ? null
        : {
            noticeAt: addOn.relayedAt ?? ctx.now,
            spokenTo: await nameOfStaff(ctx, addOn.relayedTo),
            riskNote: refused.riskNote,
          },
    photos: (await listFilesOf(ctx, addOn.id, undefined))
      .filter(file => file.mediaType.startsWith('image/'))
      .map((file, at) => ({ fileId: file.id, caption: `发现照片 ${at + 1}` })),
  }
}
