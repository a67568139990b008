import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as money from './money.ts'

const anyFen = fc.integer({ min: -1e11, max: 1e11 })
const anyPpm = fc.integer({ min: 0, max: 2_000_000 })

describe('amounts', () => {
  test('fractions, overflow and unsafe sums throw instead of losing fen', () => {
    expect(() => money.fen(0.1)).toThrow(RangeError)
    expect(() => money.fen(2 ** 53)).toThrow(RangeError)
    expect(() => money.sumFen([Number.MAX_SAFE_INTEGER, 1])).toThrow(RangeError)
    expect(() => money.multiplyFen(Number.MAX_SAFE_INTEGER, 2000)).toThrow(RangeError)
    expect(() => money.multiplyFen(100, 0.5)).toThrow(RangeError)
    expect(Object.is(money.fen(-0), 0)).toBe(true)
  })

  test('a line is rounded once, half up', () => {
    expect(money.multiplyFen(333, 1500)).toBe(500)
    expect(money.perUnitFen(40_000, 4000)).toBe(10_000)
    expect(money.perUnitFen(500, 1500)).toBe(333)
    expect(() => money.perUnitFen(500, 0)).toThrow(RangeError)
    expect(money.multiplyFen(1, 499)).toBe(0)
    expect(money.multiplyFen(1, 500)).toBe(1)
    expect(money.hoursAmountFen(12_000, 35)).toBe(4200)
    expect(money.hoursAmountFen(9999, 1)).toBe(100)
    expect(money.sumFen([1, 2, -3, 10])).toBe(10)
  })

  test('a rate rounds as the caller says', () => {
    expect(money.applyRatePpm(101, 500_000, 'halfUp')).toBe(51)
    expect(money.applyRatePpm(101, 500_000, 'down')).toBe(50)
    expect(money.applyRatePpm(-101, 500_000, 'down')).toBe(-50)
    expect(money.applyRatePpm(100_000, 88_750, 'halfUp')).toBe(8875)
    expect(money.shareOfFen(1, 3)).toBe(333_333)
    expect(money.shareOfFen(1, 0)).toBeUndefined()
  })

  test('a reversal is the exact mirror of what it reverses', () => {
    fc.assert(
      fc.property(anyFen, anyPpm, fc.constantFrom<money.Rounding>('halfUp', 'down'), (amountFen, ppm, rounding) => {
        const both = [money.applyRatePpm(amountFen, ppm, rounding), money.applyRatePpm(-amountFen, ppm, rounding)]
        expect(money.sumFen(both)).toBe(0)
        expect(money.sumFen([money.multiplyFen(amountFen, 1234), money.multiplyFen(-amountFen, 1234)])).toBe(0)
      }),
    )
  })
})

describe('splitting', () => {
  test('no parts and negative weights are refused', () => {
    expect(() => money.splitFen(100, [])).toThrow(RangeError)
    expect(() => money.splitFen(100, [2, -1])).toThrow(RangeError)
  })

  test('the odd fen go to the largest remainder, the earlier part first', () => {
    expect(money.splitFen(100, [1, 1, 1])).toEqual([34, 33, 33])
    expect(money.splitFen(-100, [1, 1, 1])).toEqual([-34, -33, -33])
    expect(money.splitFen(10, [1, 8, 1])).toEqual([1, 8, 1])
    expect(money.splitFen(1, [1, 3])).toEqual([0, 1])
    expect(money.splitFen(5, [0, 0])).toEqual([3, 2])
    expect(money.splitFen(7, [0, 5])).toEqual([0, 7])
  })

  test('parts sum to the whole and stay within one fen of their share', () => {
    fc.assert(
      fc.property(anyFen, fc.array(fc.nat(1_000_000), { minLength: 1, maxLength: 20 }), (totalFen, weights) => {
        const parts = money.splitFen(totalFen, weights)
        expect(money.sumFen(parts)).toBe(totalFen)
        const whole = weights.reduce((sum, weight) => sum + weight, 0)
        if (whole === 0) return
        const off = parts.map((part, index) => Math.abs(part - (totalFen * (weights[index] ?? 0)) / whole))
        expect(Math.max(...off)).toBeLessThan(1.001)
      }),
    )
  })

  test('net and tax sum to the amount that includes the tax', () => {
    expect(money.taxIncludedFen(11_300, 130_000)).toEqual({ netFen: 10_000, taxFen: 1300 })
    expect(money.taxIncludedFen(100, 0)).toEqual({ netFen: 100, taxFen: 0 })
    expect(() => money.taxIncludedFen(100, -1)).toThrow(RangeError)
    fc.assert(
      fc.property(anyFen, anyPpm, (grossFen, ppm) => {
        const { netFen, taxFen } = money.taxIncludedFen(grossFen, ppm)
        expect(money.sumFen([netFen, taxFen])).toBe(grossFen)
        expect(Math.abs(money.applyRatePpm(netFen, ppm, 'halfUp') - taxFen)).toBeLessThanOrEqual(1)
      }),
    )
  })
})

describe('amounts as text', () => {
  test('what is no amount in yuan is refused', () => {
    for (const text of ['', '¥', '12.345', '1,2', 'abc', '1e5', '--1']) {
      expect(money.parseYuan(text), text).toBeUndefined()
    }
  })

  test('amounts are written with groups and two decimals and read as typed', () => {
    expect([123_450, 5, 0, -123_450_000].map(money.formatFen)).toEqual(['1,234.50', '0.05', '0.00', '-1,234,500.00'])
    expect([123_450, -5].map(money.formatYuan)).toEqual(['¥1,234.50', '-¥0.05'])
    expect(['12.3', '￥1,234.50', '-¥0.05', ' 8 '].map(money.parseYuan)).toEqual([1230, 123_450, -5, 800])
  })

  test('every amount survives being written and read', () => {
    fc.assert(
      fc.property(anyFen, amountFen => {
        expect(money.parseYuan(money.formatYuan(amountFen))).toBe(amountFen)
      }),
    )
  })

  test.each([
    [1_234_560, '壹万贰仟叁佰肆拾伍元陆角整'],
    [0, '零元整'],
    [-1205, '负壹拾贰元零伍分'],
    [5, '伍分'],
    [50, '伍角整'],
    [105, '壹元零伍分'],
    [10_001_000_100, '壹亿零壹万零壹元整'],
    [10_000, '壹佰元整'],
    [2_000_000_500, '贰仟万零伍元整'],
  ])('%i fen in Chinese capitals', (amountFen, capitals) => {
    expect(money.capitalsFen(amountFen)).toBe(capitals)
  })
})
