import { newId } from '#domain/kernel/id.ts'
import { withCheckDigit } from '#domain/kernel/vin.ts'
import type { House } from './house.ts'

export type NewCar = {
  /** Everything may be left out; each call then makes another car with an owner of its own. */
  plate?: string | null
  vin?: string | null
  ownerName?: string
  ownerPhone?: string | null
  brand?: string
  series?: string
  power?: 'petrol' | 'diesel' | 'hev' | 'phev' | 'bev'
  mileageKm?: number
  /** Whose session adds it. */
  as?: string
}

export type Car = { vehicleId: string; ownerId: string; plate: string | null; vin: string | null }

let made = 0

/** A customer and a car on the group's books, added through the API as the counter does. */
export async function addCar(house: House, car: NewCar = {}): Promise<Car> {
  made++
  const serial = String(made).padStart(4, '0')
  const plate = car.plate === undefined ? `京A${serial}K` : car.plate
  const vin = car.vin === undefined ? withCheckDigit(`LSVAC2NJ0NB02${serial}`) : car.vin
  const { api } = house.as(car.as ?? 'adviser')
  const owner = await api.people.add({
    id: newId(),
    name: car.ownerName ?? `王${'一二三四五六七八九'.charAt(made % 9)}明`,
    salutation: '先生',
    phone: car.ownerPhone === undefined ? `1380000${serial}` : car.ownerPhone,
    address: '滨江路 8 号',
    mail: null,
    creditCode: null,
    convenientTime: null,
  })
  const vehicle = await api.vehicles.add({
    id: newId(),
    vin,
    ...(vin === null ? { vinMissingReason: '新车未带证件' } : {}),
    plate,
    brand: car.brand ?? '大众',
    series: car.series ?? '朗逸',
    power: car.power ?? 'petrol',
    mileageKm: car.mileageKm ?? 20_000,
    ownerId: owner.id,
  })
  return { vehicleId: vehicle.id, ownerId: owner.id, plate, vin }
}
