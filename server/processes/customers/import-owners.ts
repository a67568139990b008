import { newId } from '#domain/kernel/id.ts'
import type { VehicleImport } from '#domain/processes/customers/import-vehicles.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { nameSounds } from './people.ts'
import { firstPhoneColumns, phoneHash } from './phones.ts'
import { insertPeople, knownPeople } from './queries-import.ts'

type Owned = Pick<VehicleImport, 'ownerName' | 'ownerPhone' | 'vin' | 'plate'>

export type Owners = (car: Owned) => string | undefined

/** Words of a name that make it a company's. */
const COMPANY = /公司|集团|中心|学校|医院|银行|政府|厂$|局$|委员会|合作社|事务所/

/**
 * Finds or adds the owners a batch of cars names: two cars of one person get one owner. Without a phone a company is
 * known by its name, but a person cannot be told from a namesake and becomes one for each car.
 */
export async function ownersFor(ctx: Ctx, cars: readonly Owned[]): Promise<Owners> {
  const { vault } = ctx.services
  const keyOf = (car: Owned) => `hash ${vault.searchHash(`person ${car.ownerName} ${whoElse(car)}`)}`
  const named = new Map(cars.filter(car => car.ownerName !== '').map(car => [keyOf(car), car]))
  const hashes = [...named.values()].flatMap(car => (car.ownerPhone === null ? [] : [phoneHash(vault, car.ownerPhone)]))
  const known = await knownPeople(ctx, [...named.keys()], hashes)
  const ids = new Map<string, string>()
  const fresh: (Owned & { id: string; importKey: string })[] = []
  for (const [key, car] of named) {
    const hash = car.ownerPhone === null ? undefined : phoneHash(vault, car.ownerPhone)
    const person =
      known.find(row => row.importKey === key) ??
      known.find(row => hash !== undefined && row.phoneHash === hash && row.name === car.ownerName)
    const id = person?.id ?? newId()
    ids.set(key, id)
    if (!person) fresh.push({ ...car, id, importKey: key })
  }
  await insertPeople(
    ctx,
    fresh.map(({ id, importKey, ownerName, ownerPhone }) => {
      const kind = COMPANY.test(ownerName) ? ('company' as const) : ('person' as const)
      const phone = firstPhoneColumns(ctx.services, ownerPhone)
      return { id, kind, name: ownerName, ...nameSounds(ownerName, kind), ...phone, importKey, createdAt: ctx.now }
    }),
  )
  return car => (car.ownerName === '' ? undefined : ids.get(keyOf(car)))
}

function whoElse(car: Owned): string {
  if (car.ownerPhone !== null) return car.ownerPhone
  return COMPANY.test(car.ownerName) ? '' : `${car.vin ?? car.plate}`
}
