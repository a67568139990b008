import { addMonthsOn, instantOf } from '#domain/kernel/time.ts'
import type { indicatorsContract } from '#domain/processes/reports/contract-indicators.ts'
import { type Counted, type IndicatorKey, indicatorKeys } from '#domain/processes/reports/indicators.ts'
import { estimateTolerance } from '#domain/processes/settlement/policies.ts'
import type { Ctx } from '#server/kernel/context.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { policy } from '#server/mechanisms/policies/policy.ts'
import { hoursOfPeople, progressQueriesDue } from '#server/processes/workshop/queries-figures.ts'
import { type Case, type KnownElsewhere, type Months, pageOfCases, type Sum, sumsOf } from './queries-indicators.ts'

type Api = Handlers<typeof indicatorsContract>

/** KPI-08 to 11, 35 to 38, 41 to 43, 47 to 49: each figure is the sum of the cases it opens into. */
const month: Api['month'] = async (ctx, input) => {
  const months = monthsOf(ctx, input.month)
  const tolerancePpm = await policy(ctx, estimateTolerance)
  const sums = await Promise.all(
    indicatorKeys.map(
      async key =>
        [
          key,
          isKnownElsewhere(key) ? await sumsElsewhere(ctx, key, months) : await sumsOf(ctx, key, months, tolerancePpm),
        ] as const,
    ),
  )
  return {
    indicators: sums.map(([key, each]) => {
      const now = each.filter(sum => sum.isNow)
      return {
        key,
        now: together(now),
        before: together(each.filter(sum => !sum.isNow)),
        groups: now.filter(sum => sum.group !== ''),
      }
    }),
  }
}

const cases: Api['cases'] = async (ctx, { key, month: of, ...paging }) => {
  const span = monthsOf(ctx, of)
  if (isKnownElsewhere(key)) return { rows: await casesElsewhere(ctx, key, span), nextCursor: null }
  return pageOfCases(ctx, key, span, { ...paging, tolerancePpm: await policy(ctx, estimateTolerance) })
}

export const indicatorRoutes: Api = { month, cases }

function monthsOf(ctx: Ctx, of: string): Months {
  const first = `${of}-01`
  const at = (months: number) => instantOf(addMonthsOn(first, months), '00:00', ctx.store.zone)
  return { before: at(-1), from: at(0), to: at(1) }
}

const isKnownElsewhere = (key: IndicatorKey): key is KnownElsewhere => key === 'efficiency' || key === 'progress'

type Span = Pick<Months, 'from' | 'to'>

/** From the workshop's own figures, so that both pages say the same. */
async function casesElsewhere(ctx: Ctx, key: KnownElsewhere, span: Span): Promise<Case[]> {
  if (key === 'progress') {
    const due = await progressQueriesDue(ctx, span)
    return due.map(({ orderId, plate, number, dueAt, inWindow }) => ({
      ...{ id: orderId, subject: 'order', label: plate, number, at: dueAt, group: '' },
      ...{ part: inWindow ? 1 : 0, whole: 1 },
    }))
  }
  const people = await hoursOfPeople(ctx, span)
  return people.map(({ staffId, name, billedCenti, attendedCenti }) => ({
    ...{ id: staffId, subject: 'person', label: name, number: null, at: span.from, group: '' },
    ...{ part: billedCenti, whole: attendedCenti },
  }))
}

async function sumsElsewhere(ctx: Ctx, key: KnownElsewhere, { before, from, to }: Months): Promise<Sum[]> {
  const [now, earlier] = await Promise.all([
    casesElsewhere(ctx, key, { from, to }),
    casesElsewhere(ctx, key, { from: before, to: from }),
  ])
  const sum = (rows: readonly Case[]) => together(rows.map(row => ({ cases: 1, part: row.part, whole: row.whole })))
  return [
    { isNow: true, group: '', ...sum(now) },
    { isNow: false, group: '', ...sum(earlier) },
  ]
}

function together(each: readonly Counted[]): Counted {
  const sum = (of: (counted: Counted) => number) => each.reduce((total, one) => total + of(one), 0)
  return { cases: sum(one => one.cases), part: sum(one => one.part), whole: sum(one => one.whole) }
}
