import { listed } from '#domain/kernel/texts.ts'
import { walkAroundChecklist } from '#domain/processes/reception/checklists.ts'
import type { receptionContract } from '#domain/processes/reception/contract.ts'
import { type IntakeField, intakeFieldTexts, intakeGaps } from '#domain/processes/reception/intake.ts'
import { belongingsPaper } from '#domain/processes/reception/papers/belongings.ts'
import { walkAroundPaper } from '#domain/processes/reception/papers/walk-around.ts'
import { receptionRefusals } from '#domain/processes/reception/refusals.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { refuse } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { completeSheet, sheetFor } from '#server/mechanisms/checklists/sheets.ts'
import { type Issued, issuePaper, voidPaper } from '#server/mechanisms/papers/issue-paper.ts'
import { currentPaper } from '#server/mechanisms/papers/queries.ts'
import { signPaper } from '#server/mechanisms/papers/sign-paper.ts'
import { partiesOfVisit } from '#server/processes/repair-orders/parties.ts'
import { ordersOfVisit, type VisitRecord } from '#server/processes/repair-orders/queries.ts'
import { belongingsContent, walkAroundContent } from './intake-contents.ts'
import { belongingRows, visitPaperRows } from './queries-walk.ts'
import { saveVisit, visitNumber, visitSubject, visitToEdit } from './visit-record.ts'

/** Inspection sheet and list of belongings, signed by the adviser, ready for the customer's one signature. */
export const presentIntake: Handlers<typeof receptionContract>['presentIntake'] = async (ctx, input) => {
  const visit = await visitToEdit(ctx, input)
  const gaps = await intakeGapsOf(ctx, visit)
  if (gaps.length > 0) {
    const missing = listed(gaps.map(gap => intakeFieldTexts[gap]))
    throw refuse(receptionRefusals.intakeIncomplete, { missing })
  }
  const sheet = await sheetFor(ctx, walkAroundChecklist.key, visit.id)
  if (sheet?.state === 'open') await completeSheet(ctx, sheet.id)
  const number = await visitNumber(ctx, visit)
  const papers = await issueIntake(ctx, visit, number)
  const data = { number, walkAround: papers.walkAround.contentHash, belongings: papers.belongings.contentHash }
  const saved = await saveVisit(ctx, visit, { number }, 'visit.intakePresented', { data })
  return {
    ...saved,
    walkAroundPaperId: papers.walkAround.id,
    walkAroundHash: papers.walkAround.contentHash,
    belongingsPaperId: papers.belongings.id,
    belongingsHash: papers.belongings.contentHash,
  }
}

export async function issueIntake(
  ctx: Ctx,
  visit: VisitRecord,
  number: string,
): Promise<{ walkAround: Issued; belongings: Issued }> {
  const parties = await partiesOfVisit(ctx, visit, number)
  const [order] = await ordersOfVisit(ctx, visit.id)
  const about = {
    subject: visitSubject(visit.id),
    threadId: order?.id ?? visit.id,
    vehicleId: visit.vehicleId,
    personId: visit.senderId ?? visit.ownerId,
    finder: parties.finder,
  }
  const content = await walkAroundContent(ctx, visit, parties)
  const walkAround = await issuePaper(ctx, walkAroundPaper, { ...about, content })
  const list = await belongingsContent(ctx, visit, parties, number)
  const belongings = await issuePaper(ctx, belongingsPaper, { ...about, content: list })
  for (const paper of [walkAround, belongings]) {
    const signing = { paperId: paper.id, role: 'adviser', method: 'staff', signerName: ctx.actor.name } as const
    if (paper.changed) await signPaper(ctx, signing)
  }
  return { walkAround, belongings }
}

export async function intakeGapsOf(ctx: Ctx, visit: VisitRecord): Promise<IntakeField[]> {
  const sheet = await sheetFor(ctx, walkAroundChecklist.key, visit.id)
  return intakeGaps({
    ...visit,
    openPoints: sheet ? sheet.gaps.length : 1,
    belongings: (await belongingRows(ctx, visit.id)).length,
    papers: (await visitPaperRows(ctx, visit.id)).length,
  })
}

/** What a paper says has changed: it and the signatures on it lose their force, and it is put before the customer anew. */
export async function withdrawIntake(
  ctx: Ctx,
  visitId: string,
  which: 'walkAround' | 'belongings' | 'both',
  reason: string,
): Promise<void> {
  const kinds = [
    ...(which === 'belongings' ? [] : [walkAroundPaper.kind]),
    ...(which === 'walkAround' ? [] : [belongingsPaper.kind]),
  ]
  for (const kind of kinds) {
    const paper = await currentPaper(ctx, kind, visitId)
    if (paper) await voidPaper(ctx, paper.id, reason)
  }
}
