import { describe, expect, test } from 'vitest'
import { type Booking, conflictOf, movedBy, placedAt, resizedBy, shareOf } from './time-board-math.ts'

const span = { on: '2026-11-22', fromHour: 8, toHour: 18 }
// 10:00 to 11:30 in Shanghai.
const booking: Booking = {
  id: 'a',
  row: 'bay1',
  startAt: '2026-11-22T02:00:00.000Z',
  endAt: '2026-11-22T03:30:00.000Z',
}
const at = (time: string) => `2026-11-22T${time}:00.000Z`

describe('bookings on the board', () => {
  test('lie where their hours are', () => {
    expect(shareOf(span, booking)).toEqual({ left: 0.2, width: expect.closeTo(0.15) })
    expect(shareOf(span, { startAt: at('11:00'), endAt: at('14:00') })).toEqual({ left: 1, width: 0 })
  })

  test('move in quarters of an hour and keep their length', () => {
    expect(movedBy(span, booking, 0.118, 'bay2')).toEqual({ row: 'bay2', startAt: at('03:15'), endAt: at('04:45') })
  })

  test('do not leave the day shown', () => {
    expect(movedBy(span, booking, -0.9, 'bay1').startAt).toBe(at('00:00'))
    expect(movedBy(span, booking, 0.9, 'bay1').endAt).toBe(at('10:00'))
  })

  test('become longer or shorter, but never less than one step', () => {
    expect(resizedBy(span, booking, 0.05).endAt).toBe(at('04:00'))
    expect(resizedBy(span, booking, -0.5).endAt).toBe(at('02:15'))
    expect(resizedBy(span, booking, 5).endAt).toBe(at('10:00'))
  })

  test('come from the queue to where they are dropped', () => {
    expect(placedAt(span, 'bay1', 0.51, 60)).toEqual({ row: 'bay1', startAt: at('05:00'), endAt: at('06:00') })
    expect(placedAt(span, 'bay1', 1, 60).endAt).toBe(at('10:00'))
  })

  test('are in the way of each other only on one row and at one time', () => {
    const other: Booking = { ...booking, id: 'b', startAt: at('03:30'), endAt: at('05:00') }
    expect(conflictOf({ ...booking }, [booking, other], 'a')).toBeUndefined()
    expect(conflictOf({ ...booking, endAt: at('03:45') }, [booking, other], 'a')?.id).toBe('b')
    expect(conflictOf({ ...booking, row: 'bay2', endAt: at('03:45') }, [booking, other], 'a')).toBeUndefined()
  })
})
