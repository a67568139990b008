import { multiplyFen } from '#domain/kernel/money.ts'
import { addMinutes, type Instant, maxInstant } from '#domain/kernel/time.ts'
import type { Payer } from '#domain/processes/repair-orders/kinds.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { type PricedRow, priceLines } from '#server/processes/repair-orders/price-lines.ts'
import type { VisitPlan } from '../../generate/history.ts'
import { type LineWork, workOfLines } from '../job-stretches.ts'
import { type EndMoments, inspectionMinutes, intakeMinutes, momentsOf } from '../moments.ts'
import { linesFor } from '../play-car.ts'
import type { Stage } from '../stage.ts'

export type EndedLine = PricedRow & { payer: Payer; costFen: number; state: 'passed' }

/** A visit of the past with all that its rows are made from. */
export type EndedVisit = {
  visit: VisitPlan
  visitId: string
  orderId: string
  number: string
  lines: readonly EndedLine[]
  work: readonly LineWork[]
  /** Who did the last of the work, and so inspects it first. */
  doer: string
  takenInAt: Instant
  signedAt: Instant
  passedAt: Instant
  then: EndMoments
}

/** Lines are priced by the product's own rule, for the whole batch at once. */
export async function endedVisits(
  ctx: Ctx,
  stage: Stage,
  visits: readonly VisitPlan[],
  numberOf: (visit: VisitPlan) => string,
): Promise<EndedVisit[]> {
  const wanted = visits.map(visit => linesFor(stage, visit.job))
  const priced = await priceLines(ctx, wanted.flat())
  let from = 0
  return visits.map((visit, index) => {
    const own = priced.slice(from, from + (wanted[index]?.length ?? 0))
    from += own.length
    const work = workOfLines(
      visit.work.sessions,
      visit.job.labour.map(line => line.code),
    )
    const then = momentsOf(visit)
    const lines = own.map((line, index) => ({
      ...line,
      position: index + 1,
      costFen: costOf(visit, line),
      state: 'passed' as const,
    }))
    return {
      visit,
      visitId: stage.ids.of('visit', visit.key),
      orderId: stage.ids.of('order', visit.key),
      number: numberOf(visit),
      lines,
      work,
      doer: work.at(-1)?.technician ?? '',
      takenInAt: addMinutes(visit.intake.arrivedAt, intakeMinutes.takenIn),
      signedAt: addMinutes(visit.intake.arrivedAt, intakeMinutes.signed),
      passedAt: passedAt(visit, lines),
      then,
    }
  })
}

export const labourOf = (ended: EndedVisit): EndedLine[] => ended.lines.filter(line => line.kind === 'labour')
export const partsOf = (ended: EndedVisit): EndedLine[] => ended.lines.filter(line => line.kind === 'part')

/** What the shelf paid for the parts of a line. */
function costOf(visit: VisitPlan, line: PricedRow): number {
  const part = line.kind === 'part' ? visit.job.parts.find(each => each.number === line.code) : undefined
  return part ? multiplyFen(part.costFen, line.qtyMilli) : 0
}

/** Key items have a second pair of eyes after the exit inspection. */
function passedAt(visit: VisitPlan, lines: readonly EndedLine[]): Instant {
  const seconds = lines.some(line => line.keyItem) ? inspectionMinutes.keyItems - inspectionMinutes.exit : 0
  return maxInstant(visit.inspectedAt, addMinutes(visit.inspectedAt, seconds))
}
