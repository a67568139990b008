import { z } from 'zod'
import { newId } from '#domain/kernel/id.ts'
import { addMonthsOn, dateOn, instantOf } from '#domain/kernel/time.ts'
import { accidentValue, ratePpm, scoreOf } from '#domain/processes/quality/appraisal.ts'
import type { qualityManagementContract } from '#domain/processes/quality/management-contract.ts'
import { qualityWeights } from '#domain/processes/quality/management-policies.ts'
import { managementRefusals } from '#domain/processes/quality/management-refusals.ts'
import { type Figures, zFigures } from '#domain/processes/quality/management-shapes.ts'
import { type Ctx, staffId } from '#server/kernel/context.ts'
import { found, refuse } from '#server/kernel/errors.ts'
import type { Job } from '#server/kernel/jobs.ts'
import { DEFAULT_PAGE, decodeCursor, pageFrom } from '#server/kernel/paging.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { checkVersion } from '#server/kernel/versions.ts'
import { policy } from '#server/mechanisms/policies/policy.ts'
import { closeAccident, planAudit, publishDocument, recordAudit, reportAccident } from './manage-quality.ts'
import {
  deductionsOf,
  findReport,
  listAccidents,
  listAudits,
  listDocuments,
  lockReport,
  measuresFrom,
  saveReport,
} from './queries-management.ts'
import { figuresOf, peopleOfMonth, type Span, watchedOf } from './queries-month.ts'

type Api = Handlers<typeof qualityManagementContract>

/** TL-41, QC-09: in the first night of a month the report of the last one lies ready as a draft. */
export const reportJob: Job = {
  name: 'quality.draftReport',
  run: run =>
    run.within(async ctx => {
      const month = addMonthsOn(`${dateOn(ctx.now, ctx.store.zone).slice(0, 7)}-01`, -1).slice(0, 7)
      if (await findReport(ctx, month)) return
      const id = newId()
      await ctx.db
        .insertInto('qualityReports')
        .values({ id, storeId: ctx.store.id, month, createdAt: ctx.now })
        .onConflict(conflict => conflict.columns(['storeId', 'month']).doNothing())
        .execute()
      ctx.record({ event: 'quality.reportDrafted', subject: { kind: 'qualityReport', id }, data: { month } })
    }),
}

const report: Api['report'] = async (ctx, input) => {
  const row = await findReport(ctx, input.month)
  const figures = await reported(ctx, row, input.month)
  return {
    id: row?.id ?? null,
    month: input.month,
    state: row?.state ?? 'none',
    comment: row?.comment ?? '',
    issuedAt: row?.issuedAt ?? null,
    version: row?.version ?? 0,
    ...figures,
  }
}

/** What was issued stands as it was seen. */
async function reported(ctx: Ctx, row: Awaited<ReturnType<typeof findReport>>, month: string): Promise<Figures> {
  return row?.state === 'issued' ? zFigures.parse(row.figures) : figuresOf(ctx, spanOf(ctx, month))
}

const zPlace = z.tuple([z.string(), z.string()])

const submissions: Api['submissions'] = async (ctx, { month, cursor, limit = DEFAULT_PAGE }) => {
  const all = (await reported(ctx, await findReport(ctx, month), month)).submissions
  const [at, id] = cursor === undefined ? ['', ''] : decodeCursor(cursor, zPlace)
  const rest = all.filter(row => row.at > at || (row.at === at && row.id > id))
  return pageFrom(rest, limit, row => [row.at, row.id])
}

const comment: Api['comment'] = async (ctx, input) => {
  const row = await draft(ctx, input)
  const version = await saveReport(ctx, row.id, { comment: input.comment })
  ctx.record({ event: 'quality.reportCommented', subject: { kind: 'qualityReport', id: row.id } })
  return { id: row.id, version }
}

/** QC-15: problems without a measure are not analysed; issued, the figures stand as they were seen. */
const issue: Api['issue'] = async (ctx, input) => {
  const row = await draft(ctx, input)
  if (row.comment === '') throw refuse(managementRefusals.commentNeeded)
  const figures = await figuresOf(ctx, spanOf(ctx, row.month))
  if (problemsOf(figures) > 0 && (await measuresFrom(ctx, row.id)) === 0)
    throw refuse(managementRefusals.problemsNeedMeasures)
  const version = await saveReport(ctx, row.id, {
    state: 'issued',
    issuedAt: ctx.now,
    issuedBy: staffId(ctx),
    figures: JSON.stringify(figures),
  })
  ctx.record({
    event: 'quality.reportIssued',
    subject: { kind: 'qualityReport', id: row.id },
    data: { month: row.month, firstPass: figures.firstPass, problems: problemsOf(figures) },
  })
  return { id: row.id, version }
}

const problemsOf = ({ reworks, comebacks, accidents, complaints }: Figures) =>
  reworks.length + comebacks.length + accidents.length + complaints.length

async function draft(ctx: Ctx, input: { id: string; version: number }) {
  const row = found(await lockReport(ctx, input.id))
  await checkVersion(ctx, row, input.version)
  if (row.state === 'issued') throw refuse(managementRefusals.issued)
  return row
}

const monitoring: Api['monitoring'] = async (ctx, input) => {
  const span = spanOf(ctx, input.month)
  const { ratings, meanCenti, calls, pleased, lateDuties } = await watchedOf(ctx, span)
  const { firstPass, reworks } = await figuresOf(ctx, span)
  return {
    survey: { ratings, meanCenti, calls: { good: pleased, of: calls } },
    process: { firstPass, reworks: reworks.length, lateDuties },
    audits: await listAudits(ctx, span),
  }
}

const appraisal: Api['appraisal'] = async (ctx, input) => {
  const span = spanOf(ctx, input.month)
  const weights = await policy(ctx, qualityWeights)
  const taken = Map.groupBy(await deductionsOf(ctx, span), row => row.responsibleId)
  const people = (await peopleOfMonth(ctx, span)).map(person => {
    const own = taken.get(person.staffId) ?? []
    const values = {
      firstPass: ratePpm(person.passed, person.submitted),
      firstFix: ratePpm(person.repairs - person.repeats, person.repairs),
      accidents: accidentValue(own.reduce((sum, row) => sum + row.deductionPoints, 0)),
    }
    return {
      staffId: person.staffId,
      name: person.name,
      ...scoreOf(values, weights),
      deductions: own.map(row => ({ accidentId: row.id, description: row.description, points: row.deductionPoints })),
    }
  })
  return { people }
}

function spanOf(ctx: Ctx, month: string): Span {
  const fromOn = `${month}-01`
  const toOn = addMonthsOn(fromOn, 1)
  const at = (on: string) => instantOf(on, '00:00', ctx.store.zone)
  return { from: at(fromOn), to: at(toOn), fromOn, toOn }
}

export const qualityManagementRoutes: Api = {
  documents: async ctx => ({ documents: await listDocuments(ctx) }),
  publish: publishDocument,
  accidents: async (ctx, input) => ({ accidents: await listAccidents(ctx, input.year) }),
  reportAccident,
  closeAccident,
  monitoring,
  planAudit,
  recordAudit,
  appraisal,
  report,
  submissions,
  comment,
  issue,
}
