import { expect, test } from 'vitest'
import { checkCreditCode } from '#domain/kernel/credit-code.ts'
import { parsePhone } from '#domain/kernel/phone.ts'
import { demoSignIns, type RoleKey, staff } from './staff.ts'
import { bays, stores, teams } from './stores.ts'

/** The role each short sign-in stands for. */
const actingRole: Readonly<Record<(typeof demoSignIns)[number], RoleKey>> = {
  adviser: 'R-SA',
  assistant: 'R-SA-ASST',
  manager: 'R-WS-MGR',
  dispatcher: 'R-DISP',
  teamlead: 'R-TEAM',
  technician: 'R-TECH',
  inspector: 'R-QC',
  washer: 'R-WASH',
  cashier: 'R-CASHIER',
  parts: 'R-PARTS',
  tracker: 'R-TRACK',
  cra: 'R-CRA',
  supervisor: 'R-BIZ-SUP',
  service: 'R-SVC-MGR',
  gm: 'R-GM',
  finance: 'R-FIN',
  archive: 'R-ARCH',
  admin: 'R-ADMIN',
  gate: 'R-GATE',
}

const catalogueRoles =
  'BIZ-SUP TRACK SA SA-ASST CRA TECH-EXP WS-MGR DISP TEAM TECH LEAD-TECH QC WASH CASHIER PARTS PARTS-SALE PURCH IQC LOG TEC-SUP CS CMP-OWNER DEPT SVC-MGR GM FIN ARCH HR STD-OWN TRAINER EXPERT RESCUE PR RISK DATA MKT NET SALES RD FAC DPO ADMIN'.split(
    ' ',
  )

test('each short sign-in of the demo acts in its one role', () => {
  for (const username of demoSignIns) {
    expect(staff.find(row => row.username === username)?.roles, username).toContain(actingRole[username])
  }
})

test('every role of the catalogue is held by somebody', () => {
  const held = new Set<string>(staff.flatMap(row => row.roles))
  expect(catalogueRoles.filter(role => !held.has(`R-${role}`))).toEqual([])
})

test('people have their own names, sign-ins and telephones', () => {
  for (const values of [staff.map(row => row.username), staff.map(row => row.name), staff.map(row => row.phone)]) {
    expect(new Set(values).size).toBe(staff.length)
  }
  for (const row of staff) {
    expect(row.username).toMatch(/^[a-z]+$/)
    expect(parsePhone(row.phone).ok, row.username).toBe(true)
  }
})

test('the main store has thirty people or more, the second nineteen, both with all that a car needs', () => {
  expect(staff.filter(row => row.storeKey === 'riverside').length).toBeGreaterThanOrEqual(30)
  expect(staff.filter(row => row.storeKey === 'north').length).toBe(19)
  for (const store of stores) {
    const roles = new Set(staff.filter(row => row.storeKey === store.key).flatMap(row => row.roles))
    const needed: RoleKey[] = [
      'R-SA',
      'R-WS-MGR',
      'R-DISP',
      'R-TECH',
      'R-QC',
      'R-WASH',
      'R-CASHIER',
      'R-PARTS',
      'R-CRA',
    ]
    expect(needed.filter(role => !roles.has(role))).toEqual([])
  }
})

test('teams have a leader of their own, and who works in a team works with a grade', () => {
  for (const team of teams) {
    const leader = staff.find(row => row.username === team.leader)
    expect(leader?.teamKey).toBe(team.key)
    expect(leader?.roles).toContain('R-TEAM')
  }
  const members = staff.filter(row => row.teamKey !== undefined)
  expect(members.filter(row => !teams.some(team => team.key === row.teamKey))).toEqual([])
  expect(members.filter(row => row.grade === undefined || row.trades.length === 0)).toEqual([])
})

test('stores have a right company code and telephone, the main one eleven bays to work in and four to receive cars in', () => {
  for (const store of stores) {
    expect(checkCreditCode(store.creditCode).ok).toBe(true)
    expect(parsePhone(store.phone).ok).toBe(true)
    expect(parsePhone(store.rescuePhone).ok).toBe(true)
  }
  const main = bays.filter(bay => bay.storeKey === 'riverside')
  expect(main.filter(bay => bay.kind !== 'reception')).toHaveLength(11)
  expect(main.filter(bay => bay.kind === 'reception')).toHaveLength(4)
  expect(new Set(bays.map(bay => bay.key)).size).toBe(bays.length)
})
