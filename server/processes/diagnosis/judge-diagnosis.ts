import { newId } from '#domain/kernel/id.ts'
import { addDaysOn, instantOf, minutesBetween } from '#domain/kernel/time.ts'
import type { diagnosisContract } from '#domain/processes/diagnosis/contract.ts'
import { judgeCase } from '#domain/processes/diagnosis/duties.ts'
import { accuracyByPerson, accuracyOf, mayJudge } from '#domain/processes/diagnosis/quality.ts'
import { staffId } from '#server/kernel/context.ts'
import { found, ruled } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { changes, checkVersion } from '#server/kernel/versions.ts'
import { closeDuty } from '#server/mechanisms/duties/duties.ts'
import { findDiagnosis } from './queries.ts'
import { insertVerdict, qualityCases, updateVerdict, verdictOf } from './queries-quality.ts'

type Api = Handlers<typeof diagnosisContract>

/** DIA-08: after the repair it is known whether the conclusion was right. */
export const judgeDiagnosis: Api['judge'] = async (ctx, input) => {
  const diagnosis = found(await findDiagnosis(ctx, input.id))
  const { confirmed, note } = input
  ruled(mayJudge(diagnosis, { confirmed, note, by: staffId(ctx) }))
  const subject = { kind: 'diagnosis', id: diagnosis.id }
  const before = await verdictOf(ctx, diagnosis.id)
  if (!before) {
    const id = newId()
    await insertVerdict(ctx, { id, diagnosisId: diagnosis.id, technicianId: diagnosis.technicianId, confirmed, note })
    await closeDuty(ctx, judgeCase, diagnosis.id)
    ctx.record({ event: 'diagnosis.judged', subject, threadId: diagnosis.visitId, data: { confirmed, note } })
    return { id: diagnosis.id, version: 1 }
  }
  await checkVersion(ctx, before, input.version)
  const version = await updateVerdict(ctx, before.id, { confirmed, note })
  const changed = changes(before, { confirmed, note })
  ctx.record({ event: 'diagnosis.judged', subject, threadId: diagnosis.visitId, data: { changed } })
  return { id: diagnosis.id, version }
}

/** KPI-78 with the cases behind it. */
export const qualityRecord: Api['qualityRecord'] = async (ctx, input) => {
  const at = (on: string) => instantOf(on, '00:00', ctx.store.zone)
  const { technicianId } = input
  const rows = await qualityCases(ctx, { from: at(input.fromOn), to: at(addDaysOn(input.toOn, 1)), technicianId })
  const cases = rows.map(({ startedAt, confirmed, note, judgedBy, judgedAt, version, ...row }) => ({
    ...row,
    minutes: minutesBetween(startedAt, row.completedAt),
    verdict:
      confirmed === null
        ? null
        : { confirmed, note: note ?? '', judgedBy: judgedBy ?? '', judgedAt: judgedAt ?? '', version: version ?? 1 },
    can: { judge: ctx.can('diagnosis.judge') && row.technicianId !== ctx.actor.id },
  }))
  return {
    people: accuracyByPerson(cases),
    cases: cases.slice(0, 200),
    all: accuracyOf({ technicianId: '', technician: '' }, cases),
  }
}
