import { expect, test } from 'vitest'
import { bayFits, crewsFor, workNeeds } from './work-needs.ts'

const labour = (system: string, trade: string, highVoltage = false, grade = 1) => ({
  kind: 'labour',
  system,
  trade,
  highVoltage,
  grade,
})
const part = { kind: 'part', system: '', trade: '', highVoltage: false, grade: 1 }
const person = (id: string, skills: string[], grade = 3) => ({ id, skills, grade })
const idsOf = (crews: { id: string }[][]) => crews.map(crew => crew.map(({ id }) => id))

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
  expect(workNeeds(lines)).toMatchObject({ bayClasses, skills })
})

test('APT-12: a consultation goes where cars are looked at, until its work is known', () => {
  expect(workNeeds([], { isLook: true }).bayClasses).toEqual(['inspection', 'reception', 'mechanic', 'quick'])
  expect(workNeeds([labour('保养', '机修')], { isLook: true }).bayClasses).toEqual(['quick', 'mechanic'])
})

test('APT-12: a bay fits by class', () => {
  const needs = workNeeds([labour('制动', '机修'), labour('电器', '电器')])
  expect(bayFits({ class: 'quick' }, needs)).toBe(true)
  expect(bayFits({ class: 'paint' }, needs)).toBe(false)
})

test('APT-12 WKS-02: whoever lacks the certificate or the grade is in no crew, however well he knows the trade', () => {
  const people = [
    person('no certificate', ['高压']),
    person('apprentice', ['高压', '高压证'], 1),
    person('may', ['高压', '高压证'], 4),
  ]
  expect(idsOf(crewsFor(people, workNeeds([labour('高压 / 三电', '高压', true, 3)])))).toEqual([['may']])
  expect(idsOf(crewsFor(people.slice(0, 2), workNeeds([labour('高压 / 三电', '高压', true, 3)])))).toEqual([[]])
})

test('APT-12: each different piece of the work has its crew; what nobody has learnt has none', () => {
  const people = [person('fitter', ['机修']), person('painter', ['喷漆'])]
  const work = [labour('制动', '机修'), labour('保养', '机修'), labour('喷漆', '喷漆'), labour('智驾标定', '标定')]
  expect(idsOf(crewsFor(people, workNeeds(work)))).toEqual([['fitter'], ['painter'], []])
})

test('APT-12: work not known yet is for anybody of a trade, not for who only washes', () => {
  expect(idsOf(crewsFor([person('washer', []), person('fitter', ['机修'])], workNeeds([])))).toEqual([['fitter']])
  expect(idsOf(crewsFor([person('washer', [])], workNeeds([])))).toEqual([['washer']])
})
