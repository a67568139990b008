import { addDaysOn, addMonthsOn, type DateOn, daysBetweenOn } from '#domain/kernel/time.ts'

export type ServicePlan = { nextServiceOn: DateOn | null; nextServiceKm: number | null }

const DAYS_A_MONTH = 30
const SOON_DAYS = 30
const SOON_KM = 1_000

/** When the next service falls due after one done today: by months, or earlier when the kilometres come first. */
export function planNextService(
  car: {
    mileageKm: number
    kmPerMonth: number
    serviceIntervalKm: number | null
    serviceIntervalMonths: number | null
  },
  doneOn: DateOn,
): ServicePlan {
  const { serviceIntervalKm: km, serviceIntervalMonths: months } = car
  const byMonths = months === null ? null : addMonthsOn(doneOn, months)
  const byKm =
    km === null || car.kmPerMonth === 0 ? null : addDaysOn(doneOn, Math.floor((km * DAYS_A_MONTH) / car.kmPerMonth))
  const dates = [byMonths, byKm].filter(on => on !== null).sort()
  return { nextServiceOn: dates[0] ?? null, nextServiceKm: km === null ? null : car.mileageKm + km }
}

/** The maintenance cycle as the file and the papers word it. */
export function cycleText(car: { serviceIntervalKm: number | null; serviceIntervalMonths: number | null }): string {
  const km = car.serviceIntervalKm === null ? '' : `${car.serviceIntervalKm} 公里`
  const months = car.serviceIntervalMonths === null ? '' : `${car.serviceIntervalMonths} 个月`
  return [km, months].filter(part => part !== '').join('或 ')
}

export type ServiceDue = 'unknown' | 'later' | 'soon' | 'overdue'

/** Where the car stands against its plan, on the mileage it probably has by now. */
export function serviceDue(
  car: ServicePlan & { mileageKm: number; mileageOn: DateOn | null; kmPerMonth: number },
  today: DateOn,
): ServiceDue {
  const { nextServiceOn: on, nextServiceKm } = car
  const days = on === null ? null : daysBetweenOn(today, on)
  const km = nextServiceKm === null ? null : nextServiceKm - probableKm(car, today)
  if (days === null && km === null) return 'unknown'
  if ((days ?? 1) < 0 || (km ?? 1) < 0) return 'overdue'
  return (days ?? SOON_DAYS + 1) <= SOON_DAYS || (km ?? SOON_KM + 1) <= SOON_KM ? 'soon' : 'later'
}

/** The mileage of today, reckoned on from the last reading. */
export function probableKm(
  car: { mileageKm: number; mileageOn: DateOn | null; kmPerMonth: number },
  today: DateOn,
): number {
  if (car.mileageOn === null) return car.mileageKm
  const days = Math.max(0, daysBetweenOn(car.mileageOn, today))
  return car.mileageKm + Math.round((car.kmPerMonth * days) / DAYS_A_MONTH)
}
