import { type DutyDefinition, defineDuty } from '#domain/mechanisms/duties/definition.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { asSystem, listStores } from '#server/kernel/work.ts'
import type { House } from './house.ts'

/** Work of the system in the first store, as a timer or job would do it, at the house's moment. */
export async function within<T>(house: House, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  const { services } = house.running
  const store = (await listStores(services)).find(item => item.id === house.storeId)
  if (!store) throw new Error('The house has no first store')
  return asSystem(services, store, await house.now(), work)
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
