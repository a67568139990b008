import { addMinutes, type Instant, maxInstant, minInstant } from '#domain/kernel/time.ts'
import type { BookingPlan } from '../generate/bookings.ts'
import type { TodayCar } from '../generate/today-stages.ts'
import { playBooking } from './play-booking.ts'
import { linesFor, playArrival, playIntake, playSigning } from './play-car.ts'
import { playHandOver, playInspection, playNotice, playPreparation, playSettlement } from './play-end.ts'
import { playParts } from './play-parts.ts'
import { type PlayedJob, playAddOn, playDispatch, playJob, playWash } from './play-workshop.ts'
import type { Progress } from './progress.ts'
import type { Stage } from './stage.ts'

export type Day = { cars: readonly TodayCar[]; bookings: readonly BookingPlan[] }

/**
 * Today in full swing: every car goes as far as its state, every booking where it stands, by the commands of the people
 * who do it. @returns what could not be played
 */
export async function playToday(stage: Stage, day: Day, now: Instant, progress: Progress): Promise<string[]> {
  const bookingByKey = new Map(day.bookings.map(booking => [booking.key, booking]))
  const waiting = day.bookings.filter(booking => booking.state !== 'arrived')
  const plays = [
    ...day.cars
      .toSorted((a, b) => turnOf(a.state) - turnOf(b.state))
      .map(car => ({
        name: `${car.key} ${car.state}`,
        play: () => playTo(stage, car, bookingByKey.get(car.bookingKey ?? ''), now),
      })),
    ...waiting.map(booking => ({
      name: `${booking.key} ${booking.state}`,
      play: () => playBooking(stage, booking, linesFor(stage, booking.job), now),
    })),
  ]
  const problems: string[] = []
  for (const [index, { name, play }] of plays.entries()) {
    try {
      await play()
    } catch (error) {
      problems.push(`${name}: ${error instanceof Error ? error.message : String(error)}`)
    }
    progress.share(index + 1, plays.length)
  }
  return problems
}

/**
 * Whoever is still clocked on comes after all finished work, so that nobody's earlier work finds them busy; cars that
 * nobody works on yet come last, so that the bay kept for their booking is one nobody works in.
 */
function turnOf(state: TodayCar['state']): number {
  if (order.indexOf(state) < order.indexOf('in-workshop')) return 3
  return state === 'in-workshop' ? 2 : state === 'waiting-parts' || state === 'waiting-customer' ? 1 : 0
}

const order = [
  'arrived',
  'diagnosing',
  'quoted',
  'awaiting-signature',
  'signed',
  'washing',
  'in-workshop',
  'waiting-parts',
  'waiting-customer',
  'inspecting',
  'failed-inspection',
  'ready',
  'notified',
  'settled',
  'delivered',
] as const

async function playTo(stage: Stage, car: TodayCar, booking: BookingPlan | undefined, now: Instant): Promise<void> {
  const rank = order.indexOf(car.state)
  const lines = linesFor(stage, car.job)
  const isBooked = booking !== undefined && (await playBooking(stage, booking, lines, now))
  if (rank < order.indexOf('quoted')) return void (await playArrival(stage, car))
  // What others pay for is written anew: a booking tells the customer's own prices.
  const fromBooking = isBooked && lines.every(line => line.payer === 'customer')
  const played = await playIntake(stage, car, lines, fromBooking)
  if (car.state === 'quoted') return
  await playSigning(stage, car, played, rank >= order.indexOf('signed'))
  if (rank <= order.indexOf('signed')) return
  if (car.intake.wantsWash) {
    const start = addMinutes(car.intake.arrivedAt, 18)
    await playWash(stage, car, played, {
      phase: 'before',
      start,
      until: car.state === 'washing' ? 'started' : 'returned',
    })
  }
  if (car.state === 'washing') return
  const jobs = await playDispatch(stage, car, played, now)
  await work(stage, car, played, jobs, now)
}

async function work(
  stage: Stage,
  car: TodayCar,
  played: Awaited<ReturnType<typeof playIntake>>,
  jobs: readonly PlayedJob[],
  now: Instant,
): Promise<void> {
  const last = jobs.at(-1)
  if (!last) return
  if (car.state !== 'waiting-parts') await playParts(stage, car, played, last.username)
  const busy = ['in-workshop', 'waiting-parts', 'waiting-customer'].includes(car.state)
  for (const job of jobs) {
    const how = busy && job === last ? openEnd(car.state) : 'finished'
    const end = maxInstant(minInstant(job.to, now), addMinutes(job.at, 1))
    await playJob(stage, car, job, how, end)
  }
  if (car.state === 'waiting-customer') await playAddOn(stage, car, played, last.username)
  if (busy) return
  const finished = car.sessions.at(-1)?.endedAt ?? now
  const result = car.state === 'inspecting' ? 'none' : car.state === 'failed-inspection' ? 'fail' : 'pass'
  await playInspection(stage, car, played, last.username, addMinutes(finished, 1), result)
  if (result !== 'pass') return
  await playPreparation(stage, car, played, addMinutes(finished, 8))
  if (car.state === 'ready') return
  await playNotice(stage, car, played, addMinutes(finished, 16))
  if (car.state === 'notified') return
  await playSettlement(stage, car, played, addMinutes(finished, 22))
  if (car.state === 'delivered') await playHandOver(stage, car, played, addMinutes(finished, 30))
}

function openEnd(state: TodayCar['state']): 'working' | 'parts' | 'customer' {
  if (state === 'waiting-parts') return 'parts'
  return state === 'waiting-customer' ? 'customer' : 'working'
}
