import { addWorkingMinutes, nextOpening, openingSlotsOn } from '#domain/kernel/calendar.ts'
import type { Rng } from '#domain/kernel/rng.ts'
import { addDaysOn, dateOn, type Instant, maxInstant, minInstant } from '#domain/kernel/time.ts'
import { type LabourRow, labourRows } from '../data/labour.ts'
import { type BayRow, bays, type StoreRow } from '../data/stores.ts'
import type { JobDraft } from './jobs.ts'
import { techniciansForAll, type WorkGroup, workGroups } from './technicians.ts'

/** One stretch of work of one person in one bay; a long job has one per day. */
export type WorkSession = {
  technician: string
  teamKey?: string
  bayKey: string
  labourCodes: readonly string[]
  startedAt: Instant
  endedAt: Instant
}

export type WorkPlan = { sessions: readonly WorkSession[]; startedAt: Instant; finishedAt: Instant }

export type WorkRequest = { rng: Rng; store: StoreRow; job: JobDraft; earliestAt: Instant; latestAt: Instant }

export type WorkPlanner = (request: WorkRequest) => WorkPlan | undefined

type Station = {
  group: WorkGroup
  technician: string
  teamKey: string | undefined
  bayKey: string
  startAt: Instant
  endAt: Instant
}

const labourByCode = new Map(labourRows.map(row => [row.code, row] as const))

/** Nobody and no bay is given two jobs at a time. A job that would end too late is refused and nothing is kept. */
export function createWorkPlanner(): WorkPlanner {
  const freeAt = new Map<string, Instant>()
  return request => {
    const stations = stationsFor(request, freeAt)
    const last = stations?.at(-1)
    if (!stations || !last || last.endAt > request.latestAt) return undefined
    for (const station of stations) {
      freeAt.set(station.technician, station.endAt)
      freeAt.set(station.bayKey, station.endAt)
    }
    const sessions = stations.flatMap(station => sessionsOf(request.store, station))
    return { sessions, startedAt: sessions[0]?.startedAt ?? request.earliestAt, finishedAt: last.endAt }
  }
}

function stationsFor(request: WorkRequest, freeAt: ReadonlyMap<string, Instant>): Station[] | undefined {
  const rows = request.job.labour.flatMap(line => labourByCode.get(line.code) ?? [])
  const stations: Station[] = []
  let earliestAt = request.earliestAt
  for (const group of workGroups(rows)) {
    const people = techniciansForAll(request.store.key, group.rows)
    const technician = request.rng.shuffle(people).toSorted((a, b) => earlier(freeAt, a.username, b.username))[0]
    const bay = freeBay(request, group, freeAt)
    if (!technician || !bay) return undefined
    const readyAt = maxInstant(
      earliestAt,
      freeAt.get(technician.username) ?? earliestAt,
      freeAt.get(bay.key) ?? earliestAt,
    )
    const startAt = nextOpening(request.store.calendar, readyAt)
    const endAt = addWorkingMinutes(request.store.calendar, startAt, minutesFor(request, group.rows))
    stations.push({
      group,
      technician: technician.username,
      teamKey: technician.teamKey,
      bayKey: bay.key,
      startAt,
      endAt,
    })
    earliestAt = endAt
  }
  return stations
}

/** The first kind of bay that is free in time, else whichever is free first. */
function freeBay(request: WorkRequest, group: WorkGroup, freeAt: ReadonlyMap<string, Instant>): BayRow | undefined {
  const suitable = group.bays.flatMap(kind =>
    bays.filter(bay => bay.storeKey === request.store.key && bay.kind === kind),
  )
  const free = suitable.find(bay => (freeAt.get(bay.key) ?? '') <= request.earliestAt)
  return free ?? suitable.toSorted((a, b) => earlier(freeAt, a.key, b.key))[0]
}

/** Standard hours are for one pair of hands at book pace; skilled people are often faster, and checks run side by side. */
function minutesFor(request: WorkRequest, rows: readonly LabourRow[]): number {
  const codes = new Set(rows.map(row => row.code))
  const hoursCenti = request.job.labour.reduce((sum, line) => sum + (codes.has(line.code) ? line.hoursCenti : 0), 0)
  return Math.max(8, Math.round(hoursCenti * 0.6 * (0.72 + request.rng.next() * 0.36)))
}

function sessionsOf(store: StoreRow, station: Station): WorkSession[] {
  const sessions: WorkSession[] = []
  const lastOn = dateOn(station.endAt)
  for (let on = dateOn(station.startAt); on <= lastOn; on = addDaysOn(on, 1)) {
    for (const slot of openingSlotsOn(store.calendar, on)) {
      const startedAt = maxInstant(slot.opensAt, station.startAt)
      const endedAt = minInstant(slot.closesAt, station.endAt)
      if (startedAt >= endedAt) continue
      sessions.push({
        technician: station.technician,
        ...(station.teamKey !== undefined && { teamKey: station.teamKey }),
        bayKey: station.bayKey,
        labourCodes: station.group.rows.map(row => row.code),
        startedAt,
        endedAt,
      })
    }
  }
  return sessions
}

function earlier(freeAt: ReadonlyMap<string, Instant>, a: string, b: string): number {
  const [first, second] = [freeAt.get(a) ?? '', freeAt.get(b) ?? '']
  return first < second ? -1 : first > second ? 1 : 0
}
