import { dateOn } from '#domain/kernel/time.ts'
import type { PersonView } from '#domain/processes/customers/people-contract.ts'
import { vehicleName, vehicleTitle } from '#domain/processes/customers/vehicle-kinds.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { found } from '#server/kernel/errors.ts'
import { pageFrom } from '#server/kernel/paging.ts'
import type { FilesInput, PeopleInput, VehiclesInput } from './inputs.ts'
import { phoneHash } from './phones.ts'
import { carsOf, findPerson, type PersonRow, peopleByPhone } from './queries.ts'
import { listBrands, listFiles, listPeople, listVehicles, stateOfVehicles } from './queries-lists.ts'

export async function getPerson(ctx: Ctx, input: PeopleInput['get']): Promise<PersonView> {
  const person = found(await findPerson(ctx, input.id))
  const cars = await carsOf(ctx, [person.id])
  return {
    ...person,
    vehicles: cars.map(car => ({ ...carBrief(car), role: car.role, since: car.since, until: car.until })),
    can: { edit: ctx.can('person.edit'), revealPhone: ctx.can('person.revealPhone') && person.phoneCipher !== null },
  }
}

export async function pageOfPeople(ctx: Ctx, input: PeopleInput['list']) {
  const page = pageFrom(await listPeople(ctx, input), input.limit, row => [row.id])
  return { ...page, rows: await withCars(ctx, page.rows) }
}

/** Who has this phone already; asked before a second record of the same person is made. */
export async function peopleWithPhone(ctx: Ctx, input: PeopleInput['sameAs']) {
  const rows = await peopleByPhone(ctx, phoneHash(ctx.services.vault, input.phone))
  return { rows: await withCars(ctx, rows) }
}

export async function pageOfVehicles(ctx: Ctx, input: VehiclesInput['list']) {
  const page = pageFrom(await listVehicles(ctx, input), input.limit, row => [row.id])
  const states = await stateOfVehicles(
    ctx,
    page.rows.map(row => row.id),
  )
  const seesPeople = ctx.can('person.open')
  return {
    ...page,
    rows: page.rows.map(row => ({
      ...row,
      title: vehicleTitle(row),
      owner: seesPeople && row.ownerId !== null ? { id: row.ownerId, name: row.ownerName ?? '' } : null,
      lastVisitAt: states.get(row.id)?.lastVisitAt ?? null,
      openItems: states.get(row.id)?.openItems ?? 0,
    })),
  }
}

export async function brandsOnRecord(ctx: Ctx) {
  return { rows: await listBrands(ctx) }
}

export async function pageOfFiles(ctx: Ctx, input: FilesInput['list']) {
  const rows = await listFiles(ctx, input, dateOn(ctx.now, ctx.store.zone))
  const page = pageFrom(rows, input.limit, row => [row.id])
  return {
    ...page,
    rows: page.rows.map(row => {
      const isTheirs = row.personId === row.ownerId
      return {
        ...row,
        car: vehicleName(row),
        title: vehicleTitle(row),
        ownerName: row.ownerName ?? '',
        nextTalk: isTheirs ? row.nextTalk : '',
        nextTalkOn: isTheirs ? row.nextTalkOn : null,
      }
    }),
  }
}

async function withCars<R extends Pick<PersonRow, 'id'>>(ctx: Ctx, rows: readonly R[]) {
  const cars = await carsOf(
    ctx,
    rows.map(row => row.id),
  )
  return rows.map(row => ({
    ...row,
    vehicles: cars.filter(car => car.personId === row.id && car.until === null).map(carBrief),
  }))
}

type Car = Awaited<ReturnType<typeof carsOf>>[number]

function carBrief(car: Car) {
  return { id: car.id, name: vehicleName(car), title: vehicleTitle(car) }
}
