import { expect, test } from 'vitest'
import { offerAt, offerLabel, offPeakDiscountFen } from './off-peak.ts'

const ZONE = 'Asia/Shanghai'
const tuesday = { weekdays: [2], from: '13:30', to: '16:00', labourPpm: 100_000, gift: '' }
const gift = { weekdays: [2, 3], from: '13:00', to: '15:00', labourPpm: 0, gift: '免费洗车' }

// 2027-03-02 is a Tuesday; 05:30Z is 13:30 there.
test.each([
  ['2027-03-02T05:29:00.000Z', '低峰 免费洗车'],
  ['2027-03-02T05:30:00.000Z', '低峰 工时9折'],
  ['2027-03-02T07:59:00.000Z', '低峰 工时9折'],
  ['2027-03-02T08:00:00.000Z', undefined],
  ['2027-03-03T05:30:00.000Z', '低峰 免费洗车'],
  ['2027-03-04T05:30:00.000Z', undefined],
])('APT-13: at %s the offer is %s', (at, label) => {
  expect(offerAt(at, [gift, tuesday], ZONE)?.label).toBe(label)
})

test('APT-13: a discount is told in tenths that are left to pay, and takes nothing off a part', () => {
  expect(offerLabel({ labourPpm: 150_000, gift: '' })).toBe('低峰 工时8.5折')
  expect(offPeakDiscountFen({ kind: 'labour', amountFen: 12_345 }, 100_000)).toBe(1_234)
  expect(offPeakDiscountFen({ kind: 'part', amountFen: 12_345 }, 100_000)).toBe(0)
})
