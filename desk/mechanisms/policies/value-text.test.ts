import { expect, test } from 'vitest'
import { z } from 'zod'
import { policies } from '#domain/policies.ts'
import { readShape, unitOf } from './value-shape.ts'
import { valueLine } from './value-text.ts'

test('SYS-06: a value is read in the units its field names say, in both languages', () => {
  const labels = { warnPercent: ['到期预警', 'Warned at'], half: ['提前半天', 'Half a day before'] } as const
  expect(valueLine({ warnPercent: 80 }, 'x', labels, 'zh')).toBe('到期预警 80%')
  expect(valueLine({ warnPercent: 80 }, 'x', labels, 'en')).toBe('Warned at 80%')
  expect(valueLine('half', 'x', labels, 'zh')).toBe('提前半天')
  expect(valueLine({ partsFen: 200_000, sharePpm: 150_000, special: true }, 'x', {}, 'zh')).toBe(
    'partsFen ¥2,000.00 · sharePpm 15.0% · special 是',
  )
  expect(valueLine({ minMinutes: 30 }, 'x', {}, 'zh')).toBe('minMinutes 30 分钟')
})

test('SYS-06: the editor can read the shape of every policy of the house', () => {
  for (const policy of policies) {
    const shape = readShape(z.toJSONSchema(policy.schema, { unrepresentable: 'any' }))
    const known = ['object', 'integer', 'number', 'string', 'boolean', 'array']
    expect(known, policy.key).toContain(shape.type)
    if (shape.type === 'object') expect(shape.properties ?? shape.additionalProperties, policy.key).toBeTruthy()
  }
  expect(unitOf('managerPpm')).toBe('ppm')
  expect(unitOf('perWeek')).toBe('none')
})
