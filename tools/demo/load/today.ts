import { addMinutes, type Instant, maxInstant, minInstant } from '#domain/kernel/time.ts'
import type { BookingPlan } from '../generate/bookings.ts'
import { carStates, type TodayCar } from '../generate/today-stages.ts'
import type { PaymentMethod } from '../generate/visits.ts'
import { intakeMinutes } from './moments.ts'
import { playPayment, playTotal } from './play-bill.ts'
import { playBooking } from './play-booking.ts'
import { linesFor, type Played, playArrival, playIntake, playParking, playSigning } from './play-car.ts'
import { playDiagnosis } from './play-diagnosis.ts'
import {
  playAcceptance,
  playGate,
  playHandOver,
  playInspection,
  playNotice,
  playPreparation,
  playTakeOver,
} from './play-end.ts'
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
  const inTurn = Map.groupBy(day.cars, car => turnOf(car.state))
  const carsOf = (turn: Turn) =>
    (inTurn.get(turn) ?? []).map(car => ({
      name: `${car.key} ${car.state}`,
      play: () => playTo(stage, car, bookingByKey.get(car.bookingKey ?? ''), now),
    }))
  const waiting = day.bookings
    .filter(booking => booking.state !== 'arrived')
    .map(booking => ({
      name: `${booking.key} ${booking.state}`,
      play: () => playBooking(stage, booking, linesFor(stage, booking.job), now),
    }))
  const plays = [...carsOf('done'), ...carsOf('paused'), ...carsOf('working'), ...waiting, ...carsOf('waiting')]
  const problems: string[] = []
  for (const [index, { name, play }] of plays.entries()) {
    try {
      await play()
      await stage.letPass(now)
    } catch (error) {
      problems.push(`${name}: ${error instanceof Error ? error.message : String(error)}`)
    }
    progress.share(index + 1, plays.length)
  }
  return problems
}

type Turn = 'done' | 'paused' | 'working' | 'waiting'

/**
 * Whoever is still clocked on comes after all finished work, so that nobody's earlier work finds them busy; cars that
 * nobody works on yet come last, so that the bay kept for their booking is one nobody works in.
 */
function turnOf(state: TodayCar['state']): Turn {
  if (rankOf(state) < rankOf('in-workshop')) return 'waiting'
  if (state === 'in-workshop') return 'working'
  return state === 'waiting-parts' || state === 'waiting-customer' ? 'paused' : 'done'
}

const rankOf = (state: TodayCar['state']): number => carStates.indexOf(state)

async function playTo(stage: Stage, car: TodayCar, booking: BookingPlan | undefined, now: Instant): Promise<void> {
  const rank = rankOf(car.state)
  const lines = linesFor(stage, car.job)
  const isBooked = booking !== undefined && (await playBooking(stage, booking, lines, now))
  if (rank < rankOf('quoted')) {
    const visitId = await playArrival(stage, car)
    await playParking(stage, car, visitId)
    if (car.state === 'diagnosing') await playDiagnosis(stage, car, visitId, lines, now)
    return
  }
  // What others pay for is written anew: a booking tells the customer's own prices.
  const fromBooking = isBooked && lines.every(line => line.payer === 'customer')
  const played = await playIntake(stage, car, lines, fromBooking)
  if (rank < rankOf('signed')) await playParking(stage, car, played.visitId)
  if (car.state === 'quoted') return
  await playSigning(stage, car, played, rank >= rankOf('signed'))
  if (rank <= rankOf('signed')) return
  if (car.intake.wantsWash) {
    const start = addMinutes(car.intake.arrivedAt, intakeMinutes.washed)
    await playWash(stage, car, played, {
      phase: 'before',
      start,
      until: car.state === 'washing' ? 'started' : 'returned',
    })
  }
  if (car.state === 'washing') return
  // Work that goes on keeps people and bay for another while.
  const sessions = car.sessions.map(session => ({ ...session, endedAt: session.endedAt ?? addMinutes(now, 45) }))
  const jobs = await playDispatch(stage, car, played, sessions)
  await work(stage, car, played, jobs, now)
}

async function work(
  stage: Stage,
  car: TodayCar,
  played: Played,
  jobs: readonly PlayedJob[],
  now: Instant,
): Promise<void> {
  const last = jobs.at(-1)
  if (!last) return
  if (car.state !== 'waiting-parts') await playParts(stage, car, played, last.username, !car.keepsSlips)
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
  await sendOff(stage, car, played, minutes => addMinutes(finished, minutes), now)
}

/** From the workshop's door to the customer's hands, in minutes since the work was done. */
async function sendOff(
  stage: Stage,
  car: TodayCar,
  played: Played,
  after: (minutes: number) => Instant,
  now: Instant,
): Promise<void> {
  const steps: readonly (readonly [beyond: TodayCar['state'], play: () => Promise<void>])[] = [
    ['passed', () => playTakeOver(stage, car, played, after(8))],
    ['passed', () => playPreparation(stage, car, played, after(23))],
    ['prepared', () => playTotal(stage, car, played, after(24))],
    ['ready', () => playNotice(stage, car, played, after(27))],
    ['notified', () => playAcceptance(stage, car, played, after(31))],
    ['notified', () => playPayment(stage, car, played, after(35), notCash(car.bill?.method ?? 'card'))],
    ['settled', () => playLeaving(stage, car, played, after(40), now)],
  ]
  for (const [beyond, play] of steps) if (rankOf(car.state) > rankOf(beyond)) await play()
}

/** Yesterday's drawer is counted when today is played, and today's notes would lie in it. */
const notCash = (method: PaymentMethod): PaymentMethod => (method === 'cash' ? 'card' : method)

/** Whoever has had the keys for a while has driven out; the last one still stands before the gate. */
async function playLeaving(stage: Stage, car: TodayCar, played: Played, at: Instant, now: Instant): Promise<void> {
  const token = await playHandOver(stage, car, played, at)
  const leftAt = addMinutes(at, 4)
  if (leftAt < addMinutes(now, -30)) await playGate(stage, car, played, token, leftAt)
}

function openEnd(state: TodayCar['state']): 'working' | 'parts' | 'customer' {
  if (state === 'waiting-parts') return 'parts'
  return state === 'waiting-customer' ? 'customer' : 'working'
}
