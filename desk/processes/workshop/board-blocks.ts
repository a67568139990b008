import type { Tone } from '#desk/mechanisms/kit/status-tag.tsx'
import type { TimeRow } from '#desk/mechanisms/kit/time-board.tsx'
import type { TimeBlockData } from '#desk/mechanisms/kit/time-board-block.tsx'
import { type Instant, isBefore } from '#domain/kernel/time.ts'
import { bookingPurposeTexts } from '#domain/mechanisms/resources/resource-texts.ts'
import type { JobView } from '#domain/processes/workshop/contract.ts'
import type { BoardData } from './loaders.ts'

export type Side = 'both' | 'technician' | 'bay'

/** People above, bays below; a row says what its resource can do. */
export function rowsOf(board: BoardData, side: Side): TimeRow[] {
  const kinds = side === 'both' ? ['technician', 'bay'] : [side]
  return kinds.flatMap(kind =>
    board.resources
      .filter(resource => resource.kind === kind)
      .map(resource => ({
        key: resource.id,
        title: resource.name,
        subtitle: kind === 'technician' ? resource.skills.slice(0, 2).join('、') : undefined,
        tone: kind === 'technician' ? ('info' as const) : ('calm' as const),
      })),
  )
}

/** A job lies on its technician's row and on its bay's; other bookings of either are only shown. */
export function blocksOf(board: BoardData, now: Instant): TimeBlockData[] {
  const jobs = board.jobs.flatMap(job => {
    const block = {
      startAt: job.plannedFrom,
      endAt: job.plannedTo,
      title: job.plate,
      tone: toneOf(job, now),
      isFixed: job.state === 'working' || job.state === 'done',
    }
    return [
      { ...block, id: `t:${job.id}`, row: job.technicianId, subtitle: `${job.name} · ${job.bay}` },
      { ...block, id: `b:${job.id}`, row: job.bayId, subtitle: `${job.name} · ${job.technician}` },
    ]
  })
  const others = board.bookings
    .filter(booking => booking.purpose !== 'job')
    .map(booking => ({
      id: booking.id,
      row: booking.resourceId,
      startAt: booking.from,
      endAt: booking.to,
      title: purposeOf(booking.purpose),
      tone: 'calm' as const,
      isFixed: true,
    }))
  return [...jobs, ...others]
}

export function jobOfBlock(board: BoardData, blockId: string): JobView | undefined {
  return board.jobs.find(job => blockId === `t:${job.id}` || blockId === `b:${job.id}`)
}

function toneOf(job: JobView, now: Instant): Tone {
  if (job.state === 'done') return 'calm'
  if (job.promisedAt !== null && isBefore(job.promisedAt, job.plannedTo)) return 'bad'
  if (job.state === 'working') return isBefore(job.plannedTo, now) ? 'bad' : 'good'
  return job.state === 'paused' ? 'warn' : 'info'
}

function purposeOf(purpose: string): string {
  const known: Record<string, readonly [string, string]> = bookingPurposeTexts
  return known[purpose]?.[0] ?? purpose
}
