import { assignSeveralTrades, passToWorkshop } from '#domain/processes/repair-orders/duties.ts'
import type { workshopContract } from '#domain/processes/workshop/contract.ts'
import { handOverPaper } from '#domain/processes/workshop/papers/hand-over.ts'
import { workshopRefusals } from '#domain/processes/workshop/refusals.ts'
import { staffId } from '#server/kernel/context.ts'
import { found, refuse } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { nameOfStaff } from '#server/mechanisms/access/queries.ts'
import { closeDuty } from '#server/mechanisms/duties/duties.ts'
import { issuePaper } from '#server/mechanisms/papers/issue-paper.ts'
import { currentPaper } from '#server/mechanisms/papers/queries.ts'
import { signPaper } from '#server/mechanisms/papers/sign-paper.ts'
import { leaveBay } from '../reception/bays.ts'
import { moveKey } from '../reception/keys.ts'
import { unsignedDifferences } from '../reception/paper-differences.ts'
import { setWork } from '../repair-orders/move-axes.ts'
import { partiesOfOrder } from '../repair-orders/parties.ts'
import { findOrder, linesOf, liveLines } from '../repair-orders/queries.ts'
import { coversOf, requireCovers } from './protection.ts'

/** RO-05: car and order change hands; without the receiver's signature and time the order stays outside. */
export const receiveOrder: Handlers<typeof workshopContract>['receive'] = async (ctx, input) => {
  const order = found(await findOrder(ctx, input.id, { lock: true }))
  if (order.authorisation !== 'signed') throw refuse(workshopRefusals.unsigned)
  if (order.washing !== 'none' && order.washing !== 'returned') throw refuse(workshopRefusals.notWashed)
  if (order.work !== 'waiting') throw refuse(workshopRefusals.received)
  const papers = await unsignedDifferences(ctx, order.visitId)
  if (papers.length > 0) throw refuse(workshopRefusals.differenceUnsigned, { papers: papers.join('、') })
  const lines = liveLines(await linesOf(ctx, order.id)).filter(line => line.kind === 'labour')
  await requireCovers(ctx, order.visitId, lines)
  const parties = await partiesOfOrder(ctx, order)
  const adviser = await nameOfStaff(ctx, order.adviserId)
  const paper = await issuePaper(ctx, handOverPaper, {
    subject: { kind: 'order', id: order.id },
    threadId: order.id,
    vehicleId: order.vehicleId,
    personId: parties.ownerId,
    finder: parties.finder,
    content: {
      orderNumber: order.number ?? '',
      vehicle: parties.vehicle,
      customerWords: order.description === '' ? '无' : order.description,
      items: lines.map(line => ({ name: line.name, hoursCenti: line.hoursCenti, technician: null, note: null })),
      handedAt: ctx.now,
      handedBy: adviser,
      receivedBy: ctx.actor.name,
      team: order.team === '' ? null : order.team,
      namedTechnician: order.namedTechnicianId === null ? null : await nameOfStaff(ctx, order.namedTechnicianId),
      bay: null,
      plannedStartAt: null,
      plannedFinishAt: null,
      promisedAt: order.promisedAt ?? ctx.now,
      keyTag: (await currentPaper(ctx, 'FRM-38', order.visitId))?.number ?? null,
      partsReadiness: null,
      notes: order.wishes === '' ? null : order.wishes,
      protection: await coversOf(ctx, order.visitId),
    },
  })
  await signPaper(ctx, { paperId: paper.id, role: 'adviser', method: 'staff', signerName: adviser })
  await signPaper(ctx, { paperId: paper.id, role: 'workshop', method: 'staff', signerName: ctx.actor.name })
  await moveKey(ctx, { visitId: order.visitId, to: { kind: 'staff', staffId: staffId(ctx) }, note: '车间接收' })
  await leaveBay(ctx, order.visitId)
  await setWork(ctx, order, 'handedOver', { receivedBy: staffId(ctx), receivedAt: ctx.now })
  for (const duty of [passToWorkshop, assignSeveralTrades]) await closeDuty(ctx, duty, order.id)
  ctx.record({
    event: 'workshop.received',
    subject: { kind: 'order', id: order.id },
    threadId: order.id,
    data: { paper: paper.number },
  })
  return { id: order.id, version: order.version, paperId: paper.id }
}
