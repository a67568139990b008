import { expect, test } from 'vitest'
import { inquirySummary } from './inquiry.ts'

const nothingMore = {
  since: '',
  speed: '',
  temperature: '',
  frequency: '',
  lamps: [],
  earlierRepair: '',
  wish: '',
} as const

test('RCV-10: what was not asked is not printed', () => {
  expect(inquirySummary({ symptom: '刹车异响', ...nothingMore })).toBe('刹车异响')
})

test('RCV-10: every answer stands in the sentence, in the customer’s own words', () => {
  const text = inquirySummary({
    symptom: '发动机抖',
    since: '上周',
    speed: '怠速',
    temperature: '冷车',
    frequency: 'often',
    lamps: ['engine', 'abs'],
    earlierRepair: '换过火花塞',
    wish: '今天取车',
  })
  expect(text).toBe(
    '发动机抖；开始时间：上周；车速/工况：怠速；冷热车：冷车；出现频率：经常出现；警告灯：发动机故障灯、ABS 灯；以往维修：换过火花塞；客户愿望：今天取车',
  )
})
