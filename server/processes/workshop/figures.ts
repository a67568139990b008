import { addDaysOn, dateOn, daysBetweenOn, instantOf } from '#domain/kernel/time.ts'
import type { workshopContract } from '#domain/processes/workshop/contract.ts'
import { proposeHours, sharePpm, staffFor } from '#domain/processes/workshop/figures.ts'
import type { Ctx } from '#server/kernel/context.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import {
  actualHours,
  arrivalsByHour,
  firstArrival,
  hoursOfPeople,
  type PersonHours,
  progressQueriesDue,
  spotChecksOfTeams,
} from './queries-figures.ts'

type Api = Handlers<typeof workshopContract>

const WEEKS = 8

/** WKS-12: five kinds of hours kept apart, so that efficiency is what was sold of the hours people were there. */
export const hours: Api['hours'] = async (ctx, input) => {
  const span = spanOf(ctx, input)
  const people = await hoursOfPeople(ctx, span)
  const checks = await spotChecksOfTeams(ctx, span)
  const teams = Map.groupBy(people, person => person.team)
  for (const check of checks) if (!teams.has(check.team)) teams.set(check.team, [])
  return {
    rows: people.map(person => ({ ...person, efficiencyPpm: sharePpm(person.billedCenti, person.attendedCenti) })),
    teams: [...teams].map(([team, members]) => {
      const found = checks.find(check => check.team === team)
      const { checks: count, points, findings } = found ?? { checks: 0, points: 0, findings: 0 }
      return { team, ...sumOf(members), checks: count, findings, fiveSPpm: sharePpm(points - findings, points) }
    }),
  }
}

function sumOf(members: readonly PersonHours[]) {
  const sum = (of: (person: PersonHours) => number) => members.reduce((total, person) => total + of(person), 0)
  const attendedCenti = sum(person => person.attendedCenti)
  const billedCenti = sum(person => person.billedCenti)
  return {
    standardCenti: sum(person => person.standardCenti),
    billedCenti,
    assignedCenti: sum(person => person.assignedCenti),
    clockedCenti: sum(person => person.clockedCenti),
    attendedCenti,
    efficiencyPpm: sharePpm(billedCenti, attendedCenti),
  }
}

/** WKS-08: inside the window or missed, adviser by adviser. */
export const progressPunctuality: Api['progressPunctuality'] = async (ctx, input) => {
  const due = await progressQueriesDue(ctx, spanOf(ctx, input))
  const byAdviser = Map.groupBy(due, query => query.adviserId)
  return {
    rows: [...byAdviser].map(([adviserId, queries]) => {
      const inWindow = queries.filter(query => query.inWindow).length
      const missed = queries.filter(query => !query.inWindow)
      return {
        adviserId,
        adviser: queries[0]?.adviser ?? '',
        due: queries.length,
        inWindow,
        ppm: sharePpm(inWindow, queries.length),
        missed: missed.map(({ orderId, number, plate, dueAt, askedAt }) => ({
          orderId,
          number,
          plate,
          dueAt,
          askedAt,
        })),
      }
    }),
  }
}

export const operationHours: Api['operationHours'] = async (ctx, input) => {
  const operations = await actualHours(ctx, spanOf(ctx, input))
  const rows = operations.flatMap(({ operationId, code, name, standardCenti, actual }) => {
    const proposal = proposeHours(standardCenti, actual)
    return proposal ? [{ operationId, code, name, jobs: actual.length, standardCenti, ...proposal }] : []
  })
  return { rows: rows.sort((a, b) => Math.abs(b.deviationPpm) - Math.abs(a.deviationPpm)) }
}

/** WKS-23: whole weeks before today, as many of the eight as there is history for. */
export const load: Api['load'] = async ctx => {
  const { zone } = ctx.store
  const today = dateOn(ctx.now, zone)
  const from = instantOf(addDaysOn(today, -7 * WEEKS), '00:00', zone)
  const first = await firstArrival(ctx, from)
  const to = instantOf(today, '00:00', zone)
  const days = first === null ? 0 : daysBetweenOn(dateOn(first, zone), today)
  const weeks = Math.min(WEEKS, Math.ceil(days / 7))
  const hoursOfWeek = await arrivalsByHour(ctx, { from, to })
  return {
    weeks,
    rows: hoursOfWeek.map(({ weekday, hour, cars, workMinutes }) => ({
      ...{ weekday, hour },
      ...staffFor({ cars, workMinutes, weeks }),
    })),
  }
}

function spanOf(ctx: Ctx, { fromOn, toOn }: { fromOn: string; toOn: string }) {
  const { zone } = ctx.store
  return { from: instantOf(fromOn, '00:00', zone), to: instantOf(addDaysOn(toOn, 1), '00:00', zone) }
}
