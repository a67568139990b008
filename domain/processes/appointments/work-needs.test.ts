import { expect, test } from 'vitest'
import { bayFits, personFits, workNeeds } from './work-needs.ts'

const labour = (system: string, trade: string, highVoltage = false) => ({ kind: 'labour', system, trade, highVoltage })

test.each([
  [[], ['mechanic', 'quick'], []],
  [[labour('service', 'mechanic')], ['quick', 'mechanic'], ['mechanic']],
  [
    [labour('brake', 'mechanic'), labour('electric', 'electric')],
    ['mechanic', 'quick'],
    ['mechanic', 'electric'],
  ],
  [[labour('adas', 'electric')], ['alignment', 'mechanic'], ['electric']],
  [[labour('body', 'body'), labour('service', 'mechanic')], ['body'], ['body', 'mechanic']],
  [[labour('paint', 'paint'), labour('body', 'body')], ['paint'], ['paint', 'body']],
  [[labour('hv', 'hv', true)], ['hv'], ['hv']],
  [[labour('hv', 'electric')], ['hv', 'mechanic'], ['electric']],
  [[labour('beauty', 'beauty')], ['wash'], ['beauty']],
  [[{ kind: 'part', system: '', trade: '', highVoltage: false }], ['mechanic', 'quick'], []],
])('APT-12: the work decides bay and skill (%#)', (lines, bayClasses, skills) => {
  expect(workNeeds(lines)).toEqual({ bayClasses, skills })
})

test('APT-12: a bay fits by class, a person by own trade or by all skills', () => {
  const needs = workNeeds([labour('brake', 'mechanic'), labour('electric', 'electric')])
  expect(bayFits({ class: 'quick' }, needs)).toBe(true)
  expect(bayFits({ class: 'paint' }, needs)).toBe(false)
  expect(personFits({ class: 'mechanic', skills: ['electric'] }, needs)).toBe(true)
  expect(personFits({ class: 'mechanic', skills: ['brake'] }, needs)).toBe(false)
})
