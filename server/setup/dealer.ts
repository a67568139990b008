import { hashPassword } from 'better-auth/crypto'
import { pinyin } from 'pinyin-pro'
import type { WorkingCalendar } from '#domain/kernel/calendar.ts'
import { newId } from '#domain/kernel/id.ts'
import type { Role } from '#domain/mechanisms/access/roles.ts'
import { realNow } from '../kernel/clock.ts'
import type { Services, Store } from '../kernel/context.ts'
import { asSystem } from '../kernel/work.ts'
import { publicHolidays } from './holidays.ts'

export type NewStore = {
  code: string
  name: string
  address: string
  phone: string
  rescuePhone: string
  creditCode: string
  brandTitle: string
}

/** Monday to Saturday, half past eight to half past five, Sunday shorter: what most stores keep. */
const usualWeek: WorkingCalendar['weekly'] = {
  0: [{ open: '09:00', close: '17:00' }],
  1: [{ open: '08:30', close: '17:30' }],
  2: [{ open: '08:30', close: '17:30' }],
  3: [{ open: '08:30', close: '17:30' }],
  4: [{ open: '08:30', close: '17:30' }],
  5: [{ open: '08:30', close: '17:30' }],
  6: [{ open: '08:30', close: '17:30' }],
}

export async function addStore(services: Services, input: NewStore, id = newId()): Promise<Store> {
  const store = { id, code: input.code, name: input.name, zone: 'Asia/Shanghai' }
  await services.db
    .insertInto('stores')
    .values({
      ...store,
      address: input.address,
      phone: input.phone,
      rescuePhone: input.rescuePhone,
      creditCode: input.creditCode,
      brandTitle: input.brandTitle,
    })
    .execute()
  await asSystem(services, store, realNow(), async ctx => {
    await ctx.db
      .insertInto('workingCalendars')
      .values({ storeId: id, weekly: JSON.stringify(usualWeek), exceptions: JSON.stringify(publicHolidays()) })
      .execute()
    ctx.record({ event: 'store.opened', subject: { kind: 'store', id }, data: { code: input.code, name: input.name } })
  })
  return store
}

export type NewStaff = {
  id?: string
  username: string
  name: string
  employeeNo: string
  grade?: string
  grants: { storeId: string; roles: readonly Role[] }[]
}

/** Adds people who sign in with the same start password; one hash serves all, since hashing is slow on purpose. */
export async function addStaff(services: Services, people: readonly NewStaff[], password: string): Promise<void> {
  const hash = await hashPassword(password)
  const at = realNow()
  await services.db.transaction().execute(async trx => {
    for (const person of people) {
      const id = person.id ?? newId()
      const home = person.grants[0]?.storeId ?? ''
      const stamps = { createdAt: at, updatedAt: at }
      await trx
        .insertInto('authUsers')
        .values({
          id,
          name: person.name,
          email: `${person.username}@staff.invalid`,
          username: person.username.toLowerCase(),
          displayUsername: person.username,
          ...stamps,
        })
        .execute()
      await trx
        .insertInto('authAccounts')
        .values({ id: newId(), accountId: id, providerId: 'credential', userId: id, password: hash, ...stamps })
        .execute()
      const initials = pinyin(person.name, { pattern: 'first', toneType: 'none', type: 'array', surname: 'head' }).join(
        '',
      )
      await trx
        .insertInto('staff')
        .values({
          id,
          name: person.name,
          initials,
          employeeNo: person.employeeNo,
          homeStoreId: home,
          grade: person.grade ?? '',
        })
        .execute()
      const grants = person.grants.flatMap(grant =>
        grant.roles.map(role => ({ staffId: id, storeId: grant.storeId, role })),
      )
      if (grants.length > 0) await trx.insertInto('staffGrants').values(grants).execute()
    }
  })
}
