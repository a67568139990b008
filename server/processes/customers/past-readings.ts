import { type DateOn, instantOf } from '#domain/kernel/time.ts'
import { kmPerMonth } from '#domain/processes/customers/mileage.ts'
import { planNextService } from '#domain/processes/customers/next-service.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { type CarToMark, insertPastReadings, latestReadings, lockCars, markCars } from './queries-past-readings.ts'

export type PastReading = {
  vehicleId: string
  km: number | null
  on: DateOn
  /** A service was done: the next one falls due from there. */
  isService: boolean
}

/**
 * Notes what odometers showed on days gone by. What the books know from later days stays: only a newer reading moves a
 * car's mileage, and only a car without a plan, or one never served here, gets its next service reckoned.
 */
export async function notePastReadings(ctx: Ctx, readings: readonly PastReading[]): Promise<void> {
  const { zone } = ctx.store
  const shown = readings.flatMap(({ vehicleId, km, on }) =>
    km === null ? [] : [{ vehicleId, km, at: instantOf(on, '12:00', zone) }],
  )
  await insertPastReadings(ctx, shown)
  const ids = [...new Set(readings.map(reading => reading.vehicleId))]
  const cars = await lockCars(ctx, ids)
  const latest = await latestReadings(ctx, ids)
  const ofCar = Map.groupBy(readings, reading => reading.vehicleId)
  await markCars(
    ctx,
    cars.map(car => marked(car, latest.get(car.id) ?? [], ofCar.get(car.id) ?? [])),
  )
}

type Latest = { km: number; at: string; correction: boolean }

function marked(car: CarToMark, latest: readonly Latest[], past: readonly PastReading[]): CarToMark {
  const restart = latest.findIndex(reading => reading.correction)
  const counting = restart < 0 ? latest : latest.slice(0, restart + 1)
  const newest = counting[0]
  const isNewer = newest && (car.mileageAt === null || (newest.at > car.mileageAt && newest.km >= car.mileageKm))
  const next = {
    ...car,
    ...(isNewer ? { mileageKm: newest.km, mileageAt: newest.at } : {}),
    kmPerMonth: kmPerMonth(counting) ?? car.kmPerMonth,
  }
  const service = past.filter(reading => reading.isService).toSorted((a, b) => (a.on < b.on ? 1 : -1))[0]
  return service ? { ...next, ...planFrom(next, service) } : next
}

function planFrom(car: CarToMark, service: PastReading): Partial<CarToMark> {
  const isUnplanned = car.nextServiceOn === null && car.nextServiceKm === null
  if (!isUnplanned && car.servedHere) return {}
  const plan = planNextService({ ...car, mileageKm: service.km ?? 0 }, service.on)
  if (!isUnplanned && (plan.nextServiceOn ?? '') <= (car.nextServiceOn ?? '')) return {}
  return { nextServiceOn: plan.nextServiceOn, nextServiceKm: service.km === null ? null : plan.nextServiceKm }
}
