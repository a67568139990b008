import type { Instant } from '#domain/kernel/time.ts'
import { isRole } from '#domain/mechanisms/access/roles.ts'
import type { Services, Store } from '#server/kernel/context.ts'
import { asSystem } from '#server/kernel/work.ts'
import { addStaff, addStore } from '#server/setup/dealer.ts'
import { gradeNames, systemNames, tradeNames } from '../data/labour-lines.ts'
import { staff } from '../data/staff.ts'
import { bays, dealerGroup, type StoreKey, stores, teams } from '../data/stores.ts'
import type { Ids } from './ids.ts'

export const DEMO_PASSWORD = 'Carebay-2026'
const grades = Object.keys(gradeNames)

/** Stores with their calendars, people with their roles, bays and technicians as bookable resources. */
export async function loadHouse(
  services: Services,
  now: Instant,
  count: number,
  ids: Ids,
): Promise<Map<StoreKey, Store>> {
  const made = new Map<StoreKey, Store>()
  for (const row of stores.slice(0, count)) {
    const store = await addStore(services, { ...row, brandTitle: dealerGroup.name }, ids.of('store', row.key))
    made.set(row.key, store)
    await asSystem(services, store, now, async ctx => {
      await ctx.db
        .updateTable('workingCalendars')
        .set({ weekly: JSON.stringify(row.calendar.weekly) })
        .where('storeId', '=', store.id)
        .execute()
    })
  }
  const present = staff.filter(person => made.has(person.storeKey))
  const people = present.map((person, index) => ({
    id: ids.of('staff', person.username),
    username: person.username,
    name: person.name,
    employeeNo: `E${String(index + 1).padStart(4, '0')}`,
    grade: person.grade === undefined ? person.title : gradeNames[person.grade],
    grants: [{ storeId: ids.of('store', person.storeKey), roles: person.roles.filter(isRole) }],
  }))
  await addStaff(services, people, DEMO_PASSWORD)
  for (const [key, store] of made) await loadResources(services, store, key, now, ids)
  return made
}

async function loadResources(services: Services, store: Store, key: StoreKey, now: Instant, ids: Ids): Promise<void> {
  const teamName = new Map(teams.map(team => [team.key, team.name]))
  const common = { storeId: store.id }
  const bayRows = bays
    .filter(bay => bay.storeKey === key)
    .map((bay, sort) => ({
      ...common,
      id: ids.of('bay', bay.key),
      kind: bay.kind === 'reception' ? ('receptionBay' as const) : ('bay' as const),
      name: bay.name,
      class: bay.kind,
      sort,
    }))
  const here = staff.filter(person => person.storeKey === key)
  const technicians = here
    .filter(person => person.grade !== undefined)
    .map((person, sort) => ({
      ...common,
      id: ids.of('technician', person.username),
      kind: 'technician' as const,
      name: person.name,
      class: person.trades.map(trade => tradeNames[trade]).join('、'),
      team: teamName.get(person.teamKey ?? '') ?? '',
      staffId: ids.of('staff', person.username),
      skills: [
        ...person.trades.map(trade => tradeNames[trade]),
        ...person.skills.map(skill => systemNames[skill]),
        ...(person.hasHvCertificate ? ['高压证'] : []),
      ],
      grade: grades.indexOf(person.grade ?? '') + 1,
      sort,
    }))
  const advisers = here
    .filter(person => person.roles.includes('R-SA'))
    .map((person, sort) => ({
      ...common,
      id: ids.of('adviser', person.username),
      kind: 'adviser' as const,
      name: person.name,
      staffId: ids.of('staff', person.username),
      sort,
    }))
  await asSystem(services, store, now, async ctx => {
    for (const rows of [bayRows, technicians, advisers]) await ctx.db.insertInto('resources').values(rows).execute()
  })
}
