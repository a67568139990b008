import type { Rng } from '#domain/kernel/rng.ts'
import { addMinutes, type Instant } from '#domain/kernel/time.ts'
import { type LabourRow, labourRows } from '../data/labour.ts'
import { bays, type StoreRow } from '../data/stores.ts'
import type { JobDraft } from './jobs.ts'
import { techniciansForAll, workGroups } from './technicians.ts'

/** A stretch of work that may still be going on. */
export type OpenSession = {
  technician: string
  teamKey?: string
  bayKey: string
  labourCodes: readonly string[]
  startedAt: Instant
  endedAt?: Instant
}

export type FloorRequest = { rng: Rng; job: JobDraft; now: Instant; endedAgo: number | undefined; minutes: number }
export type Floor = (request: FloorRequest) => OpenSession[] | undefined

type Span = { from: Instant; to: Instant }

const labourByCode = new Map(labourRows.map(row => [row.code, row] as const))

/** Gives each job of today a person and a bay nobody else has at that time; undefined when all are taken. */
export function createFloor(store: StoreRow): Floor {
  const taken = new Map<string, Span[]>()
  const isFree = (key: string, span: Span) =>
    (taken.get(key) ?? []).every(other => other.to <= span.from || span.to <= other.from)
  return request => {
    const rows: LabourRow[] = request.job.labour.flatMap(line => labourByCode.get(line.code) ?? [])
    const [group, next] = workGroups(rows)
    // Work that is over has passed every station; this floor gives a car of today one.
    if (!group || (next && request.endedAgo !== undefined)) return undefined
    const people = techniciansForAll(store.key, group.rows)
    const suitable = group.bays.flatMap(kind => bays.filter(each => each.storeKey === store.key && each.kind === kind))
    const place = shiftsFor(request)
      .map(minutes => spanOf(request, minutes))
      .map(span => ({
        span,
        people: people.filter(each => isFree(each.username, span)),
        bay: suitable.find(each => isFree(each.key, span)),
      }))
      .find(each => each.people.length > 0 && each.bay)
    if (!place?.bay) return undefined
    const { span, bay } = place
    const person = request.rng.pick(place.people)
    for (const key of [person.username, bay.key]) taken.set(key, [...(taken.get(key) ?? []), span])
    return [
      {
        technician: person.username,
        ...(person.teamKey !== undefined && { teamKey: person.teamKey }),
        bayKey: bay.key,
        labourCodes: group.rows.map(row => row.code),
        startedAt: span.from,
        ...(request.endedAgo !== undefined && { endedAt: span.to }),
      },
    ]
  }
}

/** Finished work may as well have been done a little earlier, and waited for its next step. */
function shiftsFor(request: FloorRequest): readonly number[] {
  if (request.endedAgo === undefined) return [0]
  return Array.from({ length: request.endedAgo < 20 ? 4 : 13 }, (_, index) => index * 12)
}

/** Work that goes on keeps its bay for the rest of the day. */
function spanOf(request: FloorRequest, earlierBy: number): Span {
  const { now, endedAgo, minutes } = request
  if (endedAgo === undefined) return { from: addMinutes(now, -Math.min(minutes, 25)), to: addMinutes(now, 24 * 60) }
  const to = addMinutes(now, -endedAgo - earlierBy)
  return { from: addMinutes(to, -minutes), to }
}
