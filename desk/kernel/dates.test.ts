import dayjs from 'dayjs'
import { expect, test } from 'vitest'
import { setDateLang } from './dates.ts'

test('days of the week are named in the chosen language, and the week begins as it does there', () => {
  setDateLang('zh')
  expect(dayjs('2027-03-08').format('dd MMM')).toBe('一 3月')
  expect(dayjs('2027-03-10').startOf('week').format('YYYY-MM-DD')).toBe('2027-03-08')
  setDateLang('en')
  expect(dayjs('2027-03-08').format('dd MMM')).toBe('Mo Mar')
})
