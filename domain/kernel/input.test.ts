import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import * as input from './input.ts'

const builders = {
  ...{ zId: input.zId, zText: input.zText(10), zLongText: input.zLongText(10), zOptionalText: input.zOptionalText(10) },
  ...{ zOptionalLongText: input.zOptionalLongText(10), zFen: input.zFen, zSignedFen: input.zSignedFen },
  ...{ zQtyMilli: input.zQtyMilli, zHoursCenti: input.zHoursCenti, zPpm: input.zPpm, zVersion: input.zVersion },
  ...{ zInstant: input.zInstant, zDateOn: input.zDateOn, zPlate: input.zPlate, zVin: input.zVin, zPhone: input.zPhone },
  ...{ zLimit: input.zLimit, zCursor: input.zCursor, zBool: input.zBool },
}
const ID = '0192f3a1-7c1e-7abc-8def-0123456789ab'

describe('refused', () => {
  test.each<[keyof typeof builders, unknown[]]>([
    ['zId', ['', 'x', `${ID}0`, null]],
    [
      'zText',
      ['', '   ', 'a\u0000b', 'a\nb', 'a\tb', 'a\u0085b', 'a\u2028b', '\ud800', '12345678901', 7, null, undefined],
    ],
    ['zLongText', ['', ' \n ', 'a\u0000b', 'a\u001bb', '12345678901']],
    ['zOptionalText', ['12345678901', 'a\u0000b', 7]],
    ['zFen', [-1, 0.5, 100_000_000_001, '1', Number.NaN, null]],
    ['zSignedFen', [-100_000_000_001, 0.5]],
    ['zQtyMilli', [0, 1_000_000_001, 1.5]],
    ['zHoursCenti', [-1, 0.5]],
    ['zPpm', [-1, 10_000_001]],
    ['zVersion', [-1, 0.5, 2 ** 31]],
    [
      'zInstant',
      ['', '2026-11-22', '2026-11-22T10:30:00', '2026-02-30T10:30:00Z', '1899-12-31T23:59:59Z', '9999-12-31T23:59:59Z'],
    ],
    ['zInstant', ['1900-01-01T00:00:00+08:00', '0000-01-01T00:00:00+08:00', '2026-11-22T25:00:00Z', 'now']],
    ['zDateOn', ['2026-02-29', '2026-1-1', '1899-12-31', '2201-01-01', '2026-11-22T00:00:00Z']],
    ['zPlate', ['', '京A1234', 'x'.repeat(21)]],
    ['zVin', ['', 'LSJA24U62JG26922', 'x'.repeat(41)]],
    ['zPhone', ['', '12345', '1'.repeat(31)]],
    ['zLimit', ['0', 201, '1.5', '', 'x', null]],
    ['zCursor', ['', 'a b', 'a/b', 'a'.repeat(1001)]],
    ['zBool', ['yes', '', 1, null]],
  ])('%s refuses %j', (name, values) => {
    for (const value of values) expect(builders[name].safeParse(value).success, JSON.stringify(value)).toBe(false)
  })

  test('the issues of a text are those of zod, with the bound in them', () => {
    const issues = (text: string) => input.zText(3).safeParse(text).error?.issues
    expect(issues('')).toMatchObject([{ code: 'too_small', minimum: 1 }])
    expect(issues('abcd')).toMatchObject([{ code: 'too_big', maximum: 3 }])
    expect(issues('a\u0000')).toMatchObject([{ code: 'invalid_format' }])
    expect(z.object({ name: input.zText(3) }).safeParse({ name: '' }).error?.issues[0]?.path).toEqual(['name'])
  })
})

describe('accepted', () => {
  test.each<[keyof typeof builders, unknown, unknown]>([
    ['zId', ID.toUpperCase(), ID],
    ['zText', '  e\u0301  ', '\u00e9'],
    ['zText', '🚗'.repeat(10), '🚗'.repeat(10)],
    ['zLongText', ' a\r\nb\tc\r ', 'a\nb c'],
    ['zOptionalText', undefined, null],
    ['zOptionalText', null, null],
    ['zOptionalText', '  ', null],
    ['zOptionalText', ' a ', 'a'],
    ['zOptionalLongText', 'a\nb', 'a\nb'],
    ['zFen', 100_000_000_000, 100_000_000_000],
    ['zSignedFen', -5, -5],
    ['zInstant', '2026-11-22T10:30:00+08:00', '2026-11-22T02:30:00.000Z'],
    ['zInstant', '2026-11-22T02:30:00.123456Z', '2026-11-22T02:30:00.123Z'],
    ['zDateOn', '2028-02-29', '2028-02-29'],
    ['zPlate', ' 京a·12345', '京A12345'],
    ['zVin', 'lsja24u62jg269225', 'LSJA24U62JG269225'],
    ['zPhone', '+86 138-1234-1234', '13812341234'],
    ['zLimit', '50', 50],
    ['zLimit', 200, 200],
    ['zCursor', 'eyJh_-9', 'eyJh_-9'],
    ['zBool', 'false', false],
    ['zBool', '1', true],
    ['zBool', true, true],
  ])('%s takes %j as %j', (name, value, result) => {
    expect(builders[name].parse(value)).toEqual(result)
  })

  test('an optional text may be left out of a body', () => {
    expect(z.strictObject({ note: input.zOptionalText(5) }).parse({})).toEqual({ note: null })
  })
})

describe('the published description', () => {
  test.each(['input', 'output'] as const)('every builder can be described as %s', io => {
    const schema = z.toJSONSchema(z.strictObject(builders), { io })
    expect(Object.keys(schema.properties ?? {})).toEqual(Object.keys(builders))
  })

  test('bounds and formats are in it, and optional text need not be sent', () => {
    const { properties, required } = z.toJSONSchema(z.strictObject(builders), { io: 'input' })
    expect(properties).toMatchObject({
      zText: { type: 'string', minLength: 1, maxLength: 10 },
      zFen: { type: 'integer', minimum: 0, maximum: 100_000_000_000 },
      zInstant: { type: 'string', format: 'date-time' },
      zDateOn: { type: 'string', format: 'date' },
      zId: { type: 'string', format: 'uuid' },
      zLimit: { type: 'integer', minimum: 1, maximum: 200 },
    })
    expect(required).toContain('zText')
    expect(required).not.toContain('zOptionalText')
  })
})
