import { expect, test } from 'vitest'
import { departments } from '../access/departments.ts'
import { isRole, roleTexts } from '../access/roles.ts'
import { standInRefusals } from './refusals.ts'
import { mayStandIn } from './stand-in-rule.ts'

const now = '2027-03-02T01:00:00.000Z'
const period = { fromAt: '2027-03-02T02:00:00.000Z', toAt: '2027-03-04T02:00:00.000Z' }
const person = (id: string, ...roles: string[]) => ({ id, name: id, roles })

test('SYS-10: the stand-in is another member of the same department, for a period that is not over', () => {
  const absent = person('谢晴', 'R-CRA')
  expect(mayStandIn(absent, absent, period, now)).toMatchObject({ refusal: standInRefusals.self })
  expect(mayStandIn(absent, person('田水', 'R-WASH'), period, now)).toMatchObject({
    refusal: standInRefusals.department,
    params: { absent: '谢晴', standIn: '田水' },
  })
  const backwards = { fromAt: period.toAt, toAt: period.fromAt }
  expect(mayStandIn(absent, person('方圆', 'R-TRACK'), backwards, now)).toMatchObject({
    refusal: standInRefusals.period,
  })
  expect(mayStandIn(absent, person('方圆', 'R-TRACK'), period, period.toAt)).toMatchObject({
    refusal: standInRefusals.period,
  })
  expect(mayStandIn(absent, person('方圆', 'R-TRACK'), period, now).ok).toBe(true)
  expect(mayStandIn(person('唐宁', 'R-SVC-MGR'), person('梁栋', 'R-BIZ-SUP'), period, now).ok).toBe(true)
})

test('SYS-10: every role belongs to a department', () => {
  const placed = new Set<string>(Object.values(departments).flat())
  expect(Object.keys(roleTexts).filter(role => isRole(role) && !placed.has(role))).toEqual([])
})
