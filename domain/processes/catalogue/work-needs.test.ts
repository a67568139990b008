import { expect, test } from 'vitest'
import { bayFits, personFits, workNeeds } from './work-needs.ts'

const labour = (system: string, trade: string, highVoltage = false) => ({ kind: 'labour', system, trade, highVoltage })
const part = { kind: 'part', system: '', trade: '', highVoltage: false }

test.each([
  [[], ['mechanic', 'quick'], []],
  [[part], ['mechanic', 'quick'], []],
  [[labour('保养', '机修')], ['quick', 'mechanic'], ['机修']],
  [
    [labour('制动', '机修'), labour('电器', '电器')],
    ['mechanic', 'quick'],
    ['机修', '电器'],
  ],
  [[labour('智驾标定', '电器')], ['alignment', 'mechanic'], ['电器']],
  [[labour('车身', '钣金'), labour('保养', '机修')], ['body'], ['钣金', '机修']],
  [[labour('喷漆', '喷漆'), labour('车身', '钣金')], ['paint'], ['喷漆', '钣金']],
  [[labour('高压 / 三电', '高压', true)], ['hv'], ['高压']],
  [[labour('高压 / 三电', '电器')], ['hv', 'mechanic'], ['电器']],
  [[labour('美容', '美容')], ['wash'], ['美容']],
])('APT-12: the work decides bay and skill (%#)', (lines, bayClasses, skills) => {
  expect(workNeeds(lines)).toEqual({ bayClasses, skills })
})

test('APT-12: a consultation goes where cars are looked at, until its work is known', () => {
  expect(workNeeds([], { isLook: true }).bayClasses).toEqual(['inspection', 'reception', 'mechanic', 'quick'])
  expect(workNeeds([labour('保养', '机修')], { isLook: true }).bayClasses).toEqual(['quick', 'mechanic'])
})

test('APT-12: a bay fits by class, a person by all the skills the work takes', () => {
  const needs = workNeeds([labour('制动', '机修'), labour('电器', '电器')])
  expect(bayFits({ class: 'quick' }, needs)).toBe(true)
  expect(bayFits({ class: 'paint' }, needs)).toBe(false)
  expect(personFits({ skills: ['机修', '电器', '制动'] }, needs)).toBe(true)
  expect(personFits({ skills: ['机修', '制动'] }, needs)).toBe(false)
})
