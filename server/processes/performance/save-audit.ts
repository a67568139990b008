import { pick } from '#domain/kernel/texts.ts'
import type { CheckItem } from '#domain/mechanisms/checklists/definition.ts'
import { conductChecklists } from '#domain/processes/performance/checklists.ts'
import { type ConductScore, conductScore, mayAudit, pointsOf } from '#domain/processes/performance/conduct.ts'
import type { performanceContract } from '#domain/processes/performance/contract.ts'
import { conductCardTexts, conductUseTexts } from '#domain/processes/performance/kinds.ts'
import { conductAuditPaper } from '#domain/processes/performance/papers/conduct-audit.ts'
import { type Ctx, staffId } from '#server/kernel/context.ts'
import { found, ruled } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { nameOfStaff, rolesOfStaff } from '#server/mechanisms/access/queries.ts'
import { answerSheet, completeSheet, openSheet, type Sheet } from '#server/mechanisms/checklists/sheets.ts'
import { notify } from '#server/mechanisms/duties/notify.ts'
import { issuePaper } from '#server/mechanisms/papers/issue-paper.ts'
import { signPaper } from '#server/mechanisms/papers/sign-paper.ts'
import { insertAudit, plateOfVisit } from './queries.ts'

type Api = Handlers<typeof performanceContract>
type Input = Parameters<Api['saveAudit']>[1]

/**
 * RCV-02, RCV-28, RCV-30: a filled card comes in whole, so that nobody else's hand is ever on an open sheet. Measured
 * seconds decide by themselves; the card is closed, scored, printed and told to the one who was watched.
 */
export const saveAudit: Api['saveAudit'] = async (ctx, input) => {
  const auditorId = staffId(ctx)
  const { staffId: watched, observedAt } = input
  ruled(mayAudit({ staffId: watched, auditorId, observedAt, now: ctx.now, roles: await rolesOfStaff(ctx, watched) }))
  const plate = input.visitId === null ? null : found(await plateOfVisit(ctx, input.visitId))
  const subject = { kind: 'conductAudit', id: input.id }
  const sheetId = await openSheet(ctx, conductChecklists[input.card], { subject })
  await answerSheet(ctx, sheetId, input.answers)
  const sheet = await completeSheet(ctx, sheetId)
  const score = ruled(conductScore(sheet.answers))
  const staff = await nameOfStaff(ctx, watched)
  const paperId = await paperOf(ctx, input, sheet, score, { staff, plate })
  const { card, use, visitId } = input
  const remark = input.remark ?? ''
  await insertAudit(ctx, {
    ...{ id: input.id, storeId: ctx.store.id, staffId: watched, auditorId, card, use, visitId, observedAt, sheetId },
    ...{ ...score, paperId, remark, createdAt: ctx.now },
  })
  await notify(ctx, {
    to: { staffId: watched },
    kind: 'conduct.audited',
    subject,
    params: { auditor: ctx.actor.name, score: pointsOf(score.scorePpm) },
  })
  ctx.record({ event: 'conduct.audited', subject, data: { card, use, staffId: watched, ...score } })
  const failed = sheet.answers.filter(answer => answer.result === 'bad').map(answer => answer.key)
  return { id: input.id, version: 1, scorePpm: score.scorePpm, failed, paperId }
}

async function paperOf(
  ctx: Ctx,
  input: Input,
  sheet: Sheet,
  score: ConductScore,
  watched: { staff: string; plate: string | null },
): Promise<string> {
  const answers = new Map(sheet.answers.map(answer => [answer.key, answer]))
  const { plate } = watched
  const paper = await issuePaper(ctx, conductAuditPaper, {
    subject: { kind: 'conductAudit', id: input.id },
    finder: [plate ?? '', watched.staff].join(' ').trim(),
    content: {
      card: conductCardTexts[input.card][0],
      use: conductUseTexts[input.use][0],
      staff: watched.staff,
      auditor: ctx.actor.name,
      observedAt: input.observedAt,
      plate,
      items: sheet.items.map(item => {
        const answer = answers.get(item.key)
        return {
          item: item.group === undefined ? null : pick(item.group, 'zh'),
          standard: standardOf(item),
          measured: answer?.value == null ? null : `${answer.value} ${item.unit ?? ''}`.trim(),
          result: answer?.result ?? 'none',
          note: answer?.note === '' ? null : (answer?.note ?? null),
        }
      }),
      passed: score.passed,
      judged: score.judged,
      score: `${pointsOf(score.scorePpm)} 分`,
      remark: input.remark,
    },
  })
  await signPaper(ctx, { paperId: paper.id, role: 'auditor', method: 'staff', signerName: ctx.actor.name })
  return paper.id
}

function standardOf(item: CheckItem): string {
  const limit = item.max === undefined ? '' : `（${item.max} ${item.unit ?? ''}内）`
  return `${pick(item.label, 'zh')}${limit}`
}
