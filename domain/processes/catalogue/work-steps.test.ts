import fc from 'fast-check'
import { expect, test } from 'vitest'
import { stepsFrom, stepText, zWorkStepsInput } from './work-steps.ts'

test('WKS-03, WKS-13: one step a line, a reading with its limits after a bar; what is no reading stays text', () => {
  const written = [
    '',
    '举升车辆',
    ' 紧固车轮螺栓 | 螺栓力矩 100~120 N·m',
    '冷却液冰点｜冰点 -45.5 ~ -35 ℃',
    '左|右对调',
    '拧紧 | 力矩 120~100 N·m',
  ]
  expect(stepsFrom(written.join('\n'))).toEqual([
    { text: '举升车辆' },
    { text: '紧固车轮螺栓', reading: { name: '螺栓力矩', unit: 'N·m', min: 100, max: 120 } },
    { text: '冷却液冰点', reading: { name: '冰点', unit: '℃', min: -45.5, max: -35 } },
    { text: '左|右对调' },
    { text: '拧紧 | 力矩 120~100 N·m' },
  ])
})

test('WKS-13: steps written down and read again are the same steps', () => {
  const word = fc.stringMatching(/^[\u4e00-\u9fa5a-z]{1,12}$/u)
  const reading = fc
    .record({
      name: word,
      unit: fc.constantFrom('', 'N·m', '℃', 'mm'),
      from: fc.integer({ min: -500, max: 500 }),
      width: fc.nat(300),
    })
    .map(({ name, unit, from, width }) => ({ name, unit, min: from, max: from + width }))
  const step = fc.oneof(fc.record({ text: word }), fc.record({ text: word, reading }))
  fc.assert(
    fc.property(fc.array(step, { maxLength: 8 }), steps => {
      const again = stepsFrom(steps.map(stepText).join('\n'))
      expect(again).toEqual(steps)
      expect(zWorkStepsInput.safeParse(again).success).toBe(true)
    }),
  )
})
