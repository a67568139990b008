import type { WorkingCalendar } from '#domain/kernel/calendar.ts'
import { newId } from '#domain/kernel/id.ts'
import type { Instant } from '#domain/kernel/time.ts'
import { stepTexts } from '#domain/processes/follow-up/kinds.ts'
import { type Planned, planFollowUp, type Rhythm } from '#domain/processes/follow-up/plan.ts'
import type { Store } from '#server/kernel/context.ts'
import { COMPLEX_HOURS_CENTI } from '#server/processes/follow-up/plan-visit.ts'
import { type CallResult, calledAgainAt, callResults, courseOf, wellAgain } from '../call-results.ts'
import type { Stage } from '../stage.ts'
import { type EndedVisit, labourOf } from './ended-visit.ts'

type Said = {
  at: Instant
  result: CallResult
  satisfied: boolean | null
  opinion: string
}

/**
 * The contacts of a visit as the store's rhythm plans them. Calls that fell due were made: the first as the plan says,
 * once more the day after when nobody could be spoken to.
 */
export function followUpRows(
  stage: Stage,
  store: Store,
  ended: EndedVisit,
  rule: { rhythm: Rhythm; calendar: WorkingCalendar },
  now: Instant,
) {
  const { visit, then } = ended
  const ownerId = stage.ids.of('staff', visit.followUp.by)
  const about = {
    storeId: store.id,
    visitId: ended.visitId,
    orderId: ended.orderId,
    vehicleId: stage.ids.of('vehicle', visit.vehicleKey),
    personId: stage.ids.of('person', visit.customerKey),
  }
  const contacts = planFollowUp(rule.rhythm, then.leftAt, rule.calendar, isFlagged(ended)).map(contact => {
    const id = newId()
    const said = contact.way === 'call' ? saidAt(ended, contact, now) : []
    const doneAt = contact.way === 'call' ? (said.at(-1)?.at ?? null) : contact.dueAt < now ? contact.dueAt : null
    const state = doneAt === null ? ('planned' as const) : ('done' as const)
    const inTime = doneAt === null ? null : doneAt <= (contact.breachAt ?? contact.dueAt)
    const owner = contact.way === 'call' ? ownerId : null
    const row = { ...about, id, ...contact, ownerId: owner, state, attempts: said.length, doneAt, inTime }
    return { row, calls: said.map(call => callRow(about, id, contact, ownerId, call)) }
  })
  return { followUps: contacts.map(each => each.row), calls: contacts.flatMap(each => each.calls) }
}

/** Complex and returned work is asked about more than once. */
function isFlagged(ended: EndedVisit): boolean {
  if (ended.visit.kind === 'rework') return true
  return labourOf(ended).reduce((sum, line) => sum + (line.hoursCenti ?? 0), 0) > COMPLEX_HOURS_CENTI
}

function saidAt({ visit }: EndedVisit, contact: Planned, now: Instant): Said[] {
  if (contact.step !== 'first') return contact.dueAt < now ? [{ at: contact.fromAt, ...wellAgain }] : []
  const { calledAt, result, isSatisfied, remark } = visit.followUp
  const first = { at: calledAt, result: callResults[result], satisfied: isSatisfied ?? null, opinion: remark ?? '' }
  const againAt = calledAgainAt(visit.followUp)
  return againAt === undefined ? [first] : [first, { at: againAt, ...wellAgain }]
}

type About = { storeId: string; visitId: string; orderId: string; vehicleId: string; personId: string }

function callRow(about: About, followUpId: string, { step }: Planned, byStaff: string, said: Said) {
  return {
    ...about,
    ...courseOf(said),
    id: newId(),
    followUpId,
    direction: 'out' as const,
    purpose: stepTexts[step][0],
    result: said.result,
    satisfied: said.satisfied,
    opinion: said.opinion,
    startedAt: said.at,
    byStaff,
  }
}
