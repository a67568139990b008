import type { Tone } from '#desk/mechanisms/kit/status-tag.tsx'
import type { TimeRow } from '#desk/mechanisms/kit/time-board.tsx'
import type { TimeBlockData } from '#desk/mechanisms/kit/time-board-block.tsx'
import type { Span } from '#desk/mechanisms/kit/time-board-math.ts'
import { type DateOn, type Instant, instantOf, isBefore, minutesBetween } from '#domain/kernel/time.ts'
import { bookingPurposeTexts } from '#domain/mechanisms/resources/resource-texts.ts'
import type { JobView } from '#domain/processes/workshop/contract.ts'
import { loadOf } from '#domain/processes/workshop/load.ts'
import type { BoardData } from './loaders.ts'

export type Side = 'both' | 'technician' | 'bay'

type Load = ReturnType<typeof loadOf>

/** People above, bays below; a person's row says how much is booked until when, or what somebody free can do. */
export function rowsOf(board: BoardData, side: Side, say: (load: Load) => string): TimeRow[] {
  const loadSaid = (id: string) => {
    const own = board.bookings.filter(booking => booking.resourceId === id)
    return say(loadOf(own, board.opening))
  }
  const kinds = side === 'both' ? ['technician', 'bay'] : [side]
  return kinds.flatMap(kind =>
    board.resources
      .filter(resource => resource.kind === kind)
      .map(resource => ({
        key: resource.id,
        title: resource.name,
        subtitle: kind === 'technician' ? loadSaid(resource.id) || resource.skills.slice(0, 2).join('、') : undefined,
        tone: kind === 'technician' ? ('info' as const) : ('calm' as const),
      })),
  )
}

/** Where nothing says when the shop is open, as on a holiday. */
const usualHours = { fromHour: 8, toHour: 18 }

/** The hours the board shows: those the shop is open, and as much more as what lies on it needs. */
export function spanOf(board: Pick<BoardData, 'opening' | 'jobs' | 'bookings'>, on: DateOn): Span {
  const dayStart = instantOf(on, '00:00')
  const spans = [
    ...board.opening.map(slot => ({ from: slot.opensAt, to: slot.closesAt })),
    ...board.jobs.map(job => ({ from: job.plannedFrom, to: job.plannedTo })),
    ...board.bookings,
  ]
  if (spans.length === 0) return { on, ...usualHours }
  const hours = (at: Instant) => minutesBetween(dayStart, at) / 60
  return {
    on,
    fromHour: Math.max(0, Math.floor(Math.min(...spans.map(span => hours(span.from))))),
    toHour: Math.min(24, Math.ceil(Math.max(...spans.map(span => hours(span.to))))),
  }
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
