import { formatLocal } from '#domain/kernel/time.ts'
import { channelTexts } from '#domain/processes/repair-orders/kinds.ts'
import { addOnPaper } from '#domain/processes/repair-orders/papers/add-on.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { issuePaper } from '#server/mechanisms/papers/issue-paper.ts'
import { currentPaper, signaturesOn } from '#server/mechanisms/papers/queries.ts'
import { signPaper } from '#server/mechanisms/papers/sign-paper.ts'
import { addOnContent } from './add-on-content.ts'
import { partiesOfOrder } from './parties.ts'
import { type AddOnRecord, addOnsOf, type OrderRecord } from './queries.ts'

type Refusal = {
  reason: string
  channel: keyof typeof channelTexts
  riskSignature: { signerName: string; image: string } | null
}

/** RO-11: the add-on form in its refused revision says what is risked; the customer's signature under it is kept. */
export async function issueRiskNote(ctx: Ctx, order: OrderRecord, addOn: AddOnRecord, refusal: Refusal): Promise<void> {
  const parties = await partiesOfOrder(ctx, order)
  const risk = addOn.consequence === '' ? addOn.reason : addOn.consequence
  const content = await addOnContent(ctx, order, addOn, parties, {
    reason: refusal.reason,
    channel: channelTexts[refusal.channel][0],
    riskNote: `门店已说明：${risk}。该项目关系行车安全，客户知悉风险，自愿暂不维修并承担由此产生的后果。`,
  })
  const paper = await issuePaper(ctx, addOnPaper, {
    subject: { kind: 'addOn', id: addOn.id },
    threadId: order.id,
    vehicleId: order.vehicleId,
    personId: parties.senderId ?? parties.ownerId,
    finder: parties.finder,
    content,
  })
  await ctx.db.updateTable('addOns').set({ number: paper.number }).where('id', '=', addOn.id).execute()
  await signPaper(ctx, { paperId: paper.id, role: 'adviser', method: 'staff', signerName: ctx.actor.name })
  if (refusal.riskSignature === null) return
  const personId = parties.senderId
  await signPaper(ctx, { paperId: paper.id, role: 'customer', method: 'drawn', ...refusal.riskSignature, personId })
}

export type RiskNote = { reason: string; number: string; signedBy: string | null; signedAt: string | null }

/** The safety items of an order its customer said no to, each with who has signed for the risk. */
export async function riskNotesOf(ctx: Ctx, orderId: string): Promise<RiskNote[]> {
  const notes: RiskNote[] = []
  for (const addOn of await addOnsOf(ctx, orderId)) {
    if (!addOn.safety || addOn.state !== 'refused') continue
    const paper = await currentPaper(ctx, addOnPaper.kind, addOn.id)
    // Before forms bore the refusal themselves, the signature was asked for with the answer.
    if (!paper) continue
    const signed = (await signaturesOn(ctx, paper.id)).find(row => row.role === 'customer' && row.voidedAt === null)
    const { signerName = null, signedAt = null } = signed ?? {}
    notes.push({ reason: addOn.reason, number: paper.number, signedBy: signerName, signedAt })
  }
  return notes
}

/** As the gate pass prints them: '制动盘磨损（风险告知 ZJ…，周正 2027-03-02 10:06 签字）'. */
export function riskText(notes: readonly RiskNote[], zone: string): string | null {
  if (notes.length === 0) return null
  const signed = ({ signedBy, signedAt }: RiskNote) => `${signedBy} ${signedAt && formatLocal(signedAt, zone)} 签字`
  return notes.map(note => `${note.reason}（风险告知 ${note.number}，${signed(note)}）`).join('；')
}
