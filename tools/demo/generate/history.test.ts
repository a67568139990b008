import { expect, test } from 'vitest'
import { openingSlotsOn } from '#domain/kernel/calendar.ts'
import { hoursAmountFen, multiplyFen, sumFen } from '#domain/kernel/money.ts'
import { createRng } from '#domain/kernel/rng.ts'
import { addMinutes, dateOn, instantOf, weekdayOf } from '#domain/kernel/time.ts'
import { mayIssueGrade, partsGrade } from '#domain/processes/stock/part-grade-rule.ts'
import { labourRows } from '../data/labour.ts'
import { staff } from '../data/staff.ts'
import { bays, stores } from '../data/stores.ts'
import { intakeMinutes, momentsOf } from '../load/moments.ts'
import { partGrades } from '../load/part-grades.ts'
import { planHistory } from './history.ts'
import { generateShop } from './shop.ts'
import { techniciansFor } from './technicians.ts'
import { planToday } from './today.ts'
import { carStates } from './today-stages.ts'
import { payers } from './visits.ts'

const today = '2026-11-22'
const days = 90
const now = instantOf(today, '14:30')
const rng = () => createRng('demo')
const shop = generateShop({ rng: rng(), today, size: 4000 })
const history = planHistory({ rng: rng(), shop, today, days, size: 1 })
const plan = planToday({ rng: rng(), shop, now, history })

type Stretch = { startedAt: string; endedAt: string }

function overlaps(stretches: readonly Stretch[]): Stretch[] {
  const sorted = stretches.toSorted((a, b) => (a.startedAt < b.startedAt ? -1 : 1))
  return sorted.filter((stretch, index) => stretch.startedAt < (sorted[index - 1]?.endedAt ?? ''))
}

test('the same seed plans the same past and the same day', () => {
  expect(planHistory({ rng: rng(), shop, today, days, size: 1 })).toEqual(history)
  expect(planToday({ rng: rng(), shop, now, history })).toEqual(plan)
})

test('each store has about its usual number of cars a day, most on Saturday', () => {
  for (const store of stores) {
    const own = history.filter(visit => visit.storeKey === store.key)
    expect(own.length / days).toBeGreaterThan(store.carsPerDay * 0.8)
    expect(own.length / days).toBeLessThan(store.carsPerDay * 1.25)
  }
  const onWeekday = (day: number) => history.filter(visit => weekdayOf(dateOn(visit.intake.arrivedAt)) === day).length
  expect(onWeekday(6)).toBeGreaterThan(onWeekday(3))
})

test('nobody and no bay has two jobs at a time, and all work lies within opening hours', () => {
  const sessions = history.flatMap(visit => visit.work.sessions)
  for (const [who, own] of Map.groupBy(sessions, session => session.technician)) expect(overlaps(own), who).toEqual([])
  for (const [bay, own] of Map.groupBy(sessions, session => session.bayKey)) expect(overlaps(own), bay).toEqual([])
  for (const visit of history) {
    const store = stores.find(each => each.key === visit.storeKey)
    for (const { startedAt, endedAt } of visit.work.sessions) {
      const slots = store ? openingSlotsOn(store.calendar, dateOn(startedAt)) : []
      expect(slots.some(slot => slot.opensAt <= startedAt && endedAt <= slot.closesAt)).toBe(true)
    }
  }
})

test('only people of the store with trade, grade and certificate work on a line', () => {
  const labourByCode = new Map(labourRows.map(row => [row.code, row] as const))
  for (const visit of history) {
    for (const session of visit.work.sessions) {
      expect(bays.find(bay => bay.key === session.bayKey)?.storeKey).toBe(visit.storeKey)
      for (const code of session.labourCodes) {
        const row = labourByCode.get(code)
        const able = row ? techniciansFor(visit.storeKey, row).map(person => person.username) : []
        expect(able, code).toContain(session.technician)
      }
    }
  }
})

test('amounts are those of hours, rates and quantities, and the payers share the whole bill', () => {
  for (const { job, bill } of history) {
    for (const line of job.labour) expect(line.amountFen).toBe(hoursAmountFen(line.rateFen, line.hoursCenti))
    for (const line of job.parts) expect(line.amountFen).toBe(multiplyFen(line.priceFen, line.qtyMilli))
    expect(sumFen(payers.map(payer => bill.byPayer[payer]))).toBe(bill.totalFen)
    expect(bill.byPayer.customer).toBeGreaterThanOrEqual(0)
  }
})

test('no part is of a grade that the stores may not issue, nor the maker pay for', () => {
  const byNumber = new Map(shop.parts.map(part => [part.number, part] as const))
  const jobs = [...history, ...plan.cars].map(each => each.job)
  const refused = jobs
    .flatMap(job => job.parts)
    .filter(line => {
      const grade = partGrades[byNumber.get(line.number)?.grade ?? 'used']
      return !mayIssueGrade(partsGrade.recommended.value, { name: line.name, grade, payer: line.payer }).ok
    })
  expect(refused).toEqual([])
  expect(jobs.some(job => job.parts.some(line => line.payer === 'maker'))).toBe(true)
})

test('times of a visit come one after the other and end before today', () => {
  for (const visit of history) {
    const { intake, work, inspectedAt, readyAt, deliveredAt } = visit
    const { takenOverAt, pickupAt } = momentsOf(visit)
    const parts = addMinutes(intake.arrivedAt, intakeMinutes.parts)
    const worked = [intake.arrivedAt, parts, work.startedAt, work.finishedAt, inspectedAt]
    const times = [...worked, takenOverAt, readyAt, pickupAt, deliveredAt]
    expect(times).toEqual(times.toSorted())
    expect(visit.promisedAt > intake.arrivedAt).toBe(true)
    expect(visit.wasLate).toBe(visit.promisedAt < deliveredAt)
    expect(deliveredAt < instantOf(today, '00:00')).toBe(true)
    expect((visit.bookedAt ?? '') < intake.arrivedAt).toBe(true)
  }
})

test('a car shows more kilometres at each visit', () => {
  for (const visits of Map.groupBy(history, visit => visit.vehicleKey).values()) {
    const readings = visits.map(visit => visit.intake.mileageKm)
    expect(readings).toEqual(readings.toSorted((a, b) => a - b))
  }
})

test('rework names the earlier visit of the same car and costs the customer nothing', () => {
  const byKey = new Map(history.map(visit => [visit.key, visit] as const))
  const rework = history.filter(visit => visit.reworkOf !== undefined)
  expect(rework.length).toBeGreaterThan(5)
  for (const visit of rework) {
    expect(byKey.get(visit.reworkOf ?? '')?.vehicleKey).toBe(visit.vehicleKey)
    expect(visit.bill.byPayer.customer).toBe(0)
  }
})

test('most customers are content, some are not, and the last calls are still to be made', () => {
  const reached = history.flatMap(visit => (visit.followUp.isSatisfied === undefined ? [] : visit.followUp.isSatisfied))
  const content = reached.filter(isSatisfied => isSatisfied).length / reached.length
  expect(content).toBeGreaterThan(0.8)
  expect(content).toBeLessThan(0.98)
  expect(history.filter(visit => visit.followUp.calledAt >= now).length).toBeGreaterThan(10)
  expect(history.some(visit => visit.job.declined.length > 0)).toBe(true)
})

test('today both stores have a car in every state and bookings to come', () => {
  for (const store of stores) {
    const states = new Set(plan.cars.filter(car => car.storeKey === store.key).map(car => car.state))
    expect(carStates.filter(state => !states.has(state))).toEqual([])
    const own = plan.bookings.filter(booking => booking.storeKey === store.key)
    expect(own.filter(booking => booking.scheduledAt > now).length).toBeGreaterThan(10)
  }
  const vehicles = [...plan.cars, ...plan.bookings.filter(booking => booking.state !== 'arrived')].map(
    row => row.vehicleKey,
  )
  expect(new Set(vehicles).size).toBe(vehicles.length)
})

test('today a car carries what its state needs, and nobody works on two at once', () => {
  for (const car of plan.cars) {
    const stage = carStates.indexOf(car.state)
    expect(car.sessions.length > 0, car.state).toBe(stage >= carStates.indexOf('in-workshop'))
    expect(car.missingPart !== undefined, car.state).toBe(car.state === 'waiting-parts')
    expect(car.addOn !== undefined, car.state).toBe(car.state === 'waiting-customer')
    expect(car.inspection?.passed === false, car.state).toBe(car.state === 'failed-inspection')
    expect(car.bill !== undefined, car.state).toBe(stage >= carStates.indexOf('settled'))
    expect(staff.some(row => row.username === car.intake.adviser && row.storeKey === car.storeKey)).toBe(true)
    const { quotedAt, signedAt, readyAt, notifiedAt, settledAt, deliveredAt } = car
    const ended = car.sessions.map(session => session.endedAt)
    const known = [
      car.intake.arrivedAt,
      quotedAt,
      signedAt,
      ...car.sessions.map(session => session.startedAt),
      ...ended,
    ]
    const times = [...known, car.inspection?.at, readyAt, notifiedAt, settledAt, deliveredAt, now].flatMap(
      at => at ?? [],
    )
    expect(times, car.state).toEqual(times.toSorted())
  }
  const stretches = plan.cars.flatMap(car =>
    car.sessions.map(session => ({ ...session, endedAt: session.endedAt ?? instantOf(today, '23:59') })),
  )
  for (const own of Map.groupBy(stretches, session => session.technician).values()) expect(overlaps(own)).toEqual([])
  for (const own of Map.groupBy(stretches, session => session.bayKey).values()) expect(overlaps(own)).toEqual([])
})

test('a booking that has arrived is the one its car names', () => {
  const arrived = plan.bookings.filter(booking => booking.state === 'arrived')
  const named = plan.cars.flatMap(car => car.bookingKey ?? [])
  expect(arrived.map(booking => booking.key).toSorted()).toEqual(named.toSorted())
  expect(new Set(plan.bookings.map(booking => booking.key)).size).toBe(plan.bookings.length)
})

test('today a car that left the workshop has had every line done by somebody', () => {
  const unfinished = new Set(['in-workshop', 'waiting-parts', 'waiting-customer'])
  for (const car of plan.cars.filter(each => each.sessions.length > 0 && !unfinished.has(each.state))) {
    const done = new Set(car.sessions.flatMap(session => session.labourCodes))
    expect(
      car.job.labour.filter(line => !done.has(line.code)),
      car.key,
    ).toEqual([])
  }
})

test('today all cars together find their parts on the shelf, but for the parts some wait for', () => {
  for (const store of stores) {
    const left = new Map(
      shop.parts.map(part => [part.number, part.stock.find(each => each.storeKey === store.key)?.qtyMilli ?? 0]),
    )
    for (const car of plan.cars.filter(each => each.storeKey === store.key)) {
      for (const line of car.job.parts) {
        const lies = left.get(line.number) ?? 0
        if (car.state !== 'waiting-parts') expect(lies, `${car.key} ${line.name}`).toBeGreaterThanOrEqual(line.qtyMilli)
        left.set(line.number, Math.max(0, lies - line.qtyMilli))
      }
      if (car.missingPart)
        expect(shop.parts.find(part => part.number === car.missingPart?.number)?.stock).toContainEqual(
          expect.objectContaining({ storeKey: store.key, qtyMilli: 0 }),
        )
    }
  }
})
