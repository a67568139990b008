import { type DutyDefinition, defineDuty } from '#domain/mechanisms/duties/definition.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { asSystem, inTransaction, listStores } from '#server/kernel/work.ts'
import type { House } from './house.ts'

/** Work of the system in the first store, as a timer or job would do it, at the house's moment. */
export async function within<T>(house: House, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  return asSystem(house.running.services, await firstStore(house), await house.now(), work)
}

/** Work inside somebody's command, for what processes do on their behalf. */
export async function asStaff<T>(house: House, username: string, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  const { person, roles } = await house.as(username).api.access.session({})
  const actor = { kind: 'staff' as const, id: person.id, name: person.name, roles }
  const occasion = { store: await firstStore(house), actor, now: await house.now() }
  return inTransaction(house.running.services, occasion, ctx => work(ctx))
}

async function firstStore(house: House) {
  const store = (await listStores(house.running.services)).find(item => item.id === house.storeId)
  if (!store) throw new Error('The house has no first store')
  return store
}

export async function staffIdOf(house: House, username: string): Promise<string> {
  return (await house.as(username).api.access.session({})).person.id
}

/** A duty for the tests of the machine itself. */
export const callDuty: DutyDefinition = defineDuty({
  kind: 'test.call-customer',
  title: ['致电客户 {number}', 'Call customer {number}'],
  limit: 'TL-22',
  ownerRole: 'R-CRA',
  escalateTo: 'R-BIZ-SUP',
  path: '/orders/{subjectId}',
})
