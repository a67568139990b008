import { hospitalityChecklist } from '#domain/processes/reception/checklists.ts'
import { type Ctx, staffIdOrNull } from '#server/kernel/context.ts'
import { found } from '#server/kernel/errors.ts'
import { on, type Reaction } from '#server/kernel/signals.ts'
import { sheetFor } from '#server/mechanisms/checklists/sheets.ts'
import { currentPaper } from '#server/mechanisms/papers/queries.ts'
import { gateOpened } from '#server/processes/gate/signals.ts'
import { findVisit } from '#server/processes/repair-orders/queries.ts'
import { orderAuthorised, orderOpened } from '#server/processes/repair-orders/signals.ts'
import { leaveBay } from './bays.ts'
import { moveKey, refreshKeyTag } from './keys.ts'
import { intakeGapsOf, issueIntake } from './present-intake.ts'
import { updateVisit } from './queries.ts'
import { visitNumber, visitSubject } from './visit-record.ts'

/** How a visit moves on with what happens to its orders, and ends when its car drives out. */
export const receptionReactions: readonly Reaction[] = [
  on(orderOpened, async (ctx, { visitId }) => moveOn(ctx, visitId, 'received', ['arrived'])),
  on(orderAuthorised, async (ctx, { visitId }) => {
    await moveOn(ctx, visitId, 'inRepair', ['arrived', 'received'])
    await noteHospitality(ctx, visitId)
    await layIntakeReady(ctx, visitId)
    await refreshKeyTag(ctx, visitId)
  }),
  on(gateOpened, async (ctx, { visitId }) => seeOff(ctx, visitId)),
]

async function moveOn(ctx: Ctx, visitId: string, state: 'received' | 'inRepair', from: readonly string[]) {
  const visit = found(await findVisit(ctx, visitId, { lock: true }))
  if (!from.includes(visit.state)) return
  await updateVisit(ctx, visitId, { state })
  ctx.record({
    event: 'visit.movedOn',
    subject: visitSubject(visitId),
    threadId: visitId,
    data: { changed: { state: { from: visit.state, to: state } } },
  })
}

/** Once the customer has authorised the work, inspection sheet and list must exist; what keeps them back shows in the formalities. */
async function layIntakeReady(ctx: Ctx, visitId: string): Promise<void> {
  // The adviser's own signature goes on these papers, so a customer signing from afar does not make them.
  if (staffIdOrNull(ctx) === null) return
  if ((await currentPaper(ctx, 'FRM-33', visitId)) && (await currentPaper(ctx, 'FRM-14', visitId))) return
  const visit = found(await findVisit(ctx, visitId, { lock: true }))
  if ((await intakeGapsOf(ctx, visit)).length > 0) return
  const number = await visitNumber(ctx, visit)
  if (visit.number === null) await updateVisit(ctx, visitId, { number })
  await issueIntake(ctx, visit, number)
}

/** RCV-08: what was not offered by the time of the signature stays counted, whatever is ticked afterwards. */
async function noteHospitality(ctx: Ctx, visitId: string): Promise<void> {
  const visit = found(await findVisit(ctx, visitId, { lock: true }))
  const sheet = await sheetFor(ctx, hospitalityChecklist.key, visitId)
  if (visit.hospitalityOpen !== null || !sheet) return
  const offered = new Set(sheet.answers.filter(answer => answer.result === 'ok').map(answer => answer.key))
  await updateVisit(ctx, visitId, { hospitalityOpen: sheet.items.filter(item => !offered.has(item.key)).length })
}

async function seeOff(ctx: Ctx, visitId: string): Promise<void> {
  const visit = found(await findVisit(ctx, visitId, { lock: true }))
  if (visit.leftAt !== null) return
  await moveKey(ctx, { visitId, to: { kind: 'customer' }, note: '随车离厂' })
  const state = visit.endedAt === null ? 'left' : visit.state
  await leaveBay(ctx, visitId)
  await updateVisit(ctx, visitId, { leftAt: ctx.now, endedAt: visit.endedAt ?? ctx.now, state })
  ctx.record({
    event: 'visit.left',
    subject: visitSubject(visitId),
    threadId: visitId,
    data: { changed: { leftAt: { from: null, to: ctx.now } } },
  })
}
