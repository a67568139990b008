import { addDaysOn, addMinutes, dateOn, type Instant } from '#domain/kernel/time.ts'
import { withCheckDigit } from '#domain/kernel/vin.ts'
import { addVehicle } from '#server/processes/customers/add-vehicle.ts'
import type { StoreKey } from '../data/stores.ts'
import { colleague } from './colleagues.ts'
import { type IntakeCar, linesFor, playIntake } from './play-car.ts'
import type { Stage } from './stage.ts'

const BOUGHT_DAYS_AGO = 5
const KM = 320

/** A car of its first week with failing steering: its order waits at the counter until somebody has judged the fault. */
export async function playNewCar(stage: Stage, key: StoreKey, now: Instant): Promise<void> {
  const adviser = colleague(key, 'R-SA')
  const arrivedAt = addMinutes(now, -40)
  const vehicleKey = 'new car'
  await stage.by(key, adviser, addMinutes(arrivedAt, -5), ctx =>
    addVehicle(ctx, {
      ...{ id: stage.ids.of('vehicle', vehicleKey), vin: withCheckDigit('LGXC76C30V0900721'), power: 'petrol' },
      ...{ brand: '海湾', series: '远航', model: '2027 款 1.5T', body: 'sedan', colour: '白', mileageKm: KM },
      purchasedOn: addDaysOn(dateOn(now), -BOUGHT_DAYS_AGO),
      newOwner: { name: '程新', phone: '13900007007', kind: 'person', salutation: '先生' },
    }),
  )
  const labour = [{ code: 'ZX004', times: 1, payer: 'maker' as const }]
  const job = { complaint: '转弯时方向盘突然很沉，方向打不动', labour, parts: [] }
  const intake = { adviser, arrivedAt, mileageKm: KM, fuelPercent: 80, wantsWash: false }
  const car: IntakeCar = { storeKey: key, vehicleKey, kind: 'repair', promisedAt: addMinutes(now, 240), intake, job }
  await playIntake(stage, car, linesFor(stage, job), false)
}
