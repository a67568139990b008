import { useState } from 'react'
import type { OnlineService } from '#domain/processes/online-booking/contract.ts'
import type { OnlineKind } from '#domain/processes/online-booking/policies.ts'

/** What the customer has chosen and said so far. */
export type Wish = {
  kind: OnlineKind
  services: readonly OnlineService[]
  atHome: boolean
  homeAddress: string
  adviserId: string | null
  technicianId: string | null
  on: string
  bookedAt: string | null
  plate: string
  mileage: string
  firstRepair: boolean
  repeatRepair: boolean
  faults: string
  wishes: string
}

/** What decides which times there are: a change of it takes the chosen time back. */
const decisive = ['kind', 'services', 'atHome', 'adviserId', 'technicianId', 'on'] as const satisfies (keyof Wish)[]

export function useWish(first: { on: string; plate: string }) {
  const [wish, setWish] = useState<Wish>({
    kind: 'maintenance',
    services: [],
    atHome: false,
    homeAddress: '',
    adviserId: null,
    technicianId: null,
    bookedAt: null,
    mileage: '',
    firstRepair: false,
    repeatRepair: false,
    faults: '',
    wishes: '',
    ...first,
  })
  const change = (part: Partial<Wish>) =>
    setWish(before => ({ ...before, ...(decisive.some(key => key in part) ? { bookedAt: null } : {}), ...part }))
  return { wish, change }
}

export type ChangeWish = ReturnType<typeof useWish>['change']
export type SectionProps = { wish: Wish; change: ChangeWish }

/** The wish as the server takes it. */
export function asBooking(wish: Wish, bookedAt: string) {
  const { kind, services, atHome, homeAddress, adviserId, technicianId, plate, mileage, firstRepair } = wish
  return {
    kind,
    operationIds: services.map(service => service.id),
    bookedAt,
    atHome,
    homeAddress: atHome ? homeAddress : null,
    adviserId,
    technicianId,
    plate,
    mileageKm: mileage === '' ? null : Number(mileage),
    firstRepair,
    repeatRepair: wish.repeatRepair,
    faults: wish.faults.trim(),
    wishes: wish.wishes.trim(),
  }
}
