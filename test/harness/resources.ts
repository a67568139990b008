import { newId } from '#domain/kernel/id.ts'
import type { House } from './house.ts'
import { staffIdOf } from './workshop.ts'

/** Bays and people of the first store as resources that can be booked; ids by name and by user name. */
export type ShopFloor = {
  bays: Record<string, string>
  technicians: Record<string, string>
  advisers: Record<string, string>
}

const bays = [
  ['快保1', 'quick'],
  ['机电1', 'mechanic'],
  ['机电2', 'mechanic'],
  ['钣金1', 'body'],
] as const

const technicians = {
  teamlead: ['机修', '电器', '制动', '保养'],
  technician: ['机修', '制动', '保养'],
  technician2: ['机修', '电器', '保养'],
}

export async function openShopFloor(house: House): Promise<ShopFloor> {
  const floor: ShopFloor = { bays: {}, technicians: {}, advisers: {} }
  for (const [index, [name, kind]] of bays.entries()) {
    floor.bays[name] = await insert(house, { kind: 'bay', name, class: kind, sort: index })
  }
  for (const [username, skills] of Object.entries(technicians)) {
    floor.technicians[username] = await insert(house, { kind: 'technician', username, skills })
  }
  for (const username of ['adviser', 'adviser2']) {
    floor.advisers[username] = await insert(house, { kind: 'adviser', username })
  }
  return floor
}

/** Bays where arriving cars stand, in their order; ids by name. */
export async function openReceptionBays(house: House, names: readonly string[]): Promise<Record<string, string>> {
  const made: Record<string, string> = {}
  for (const [sort, name] of names.entries()) made[name] = await insert(house, { kind: 'receptionBay', name, sort })
  return made
}

type Row = { kind: string; name?: string; class?: string; username?: string; skills?: string[]; sort?: number }

async function insert(house: House, row: Row): Promise<string> {
  const id = newId()
  const staffId = row.username === undefined ? null : await staffIdOf(house, row.username)
  await house.sql.query(
    `INSERT INTO resources (id, store_id, kind, name, class, staff_id, skills, sort, grade)
      VALUES ($1, $2, $3, coalesce($4, (SELECT name FROM staff WHERE id = $6)), $5, $6, $7, $8, 5)`,
    [id, house.storeId, row.kind, row.name ?? null, row.class ?? '', staffId, row.skills ?? [], row.sort ?? 0],
  )
  return id
}
