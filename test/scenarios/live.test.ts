import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#domain/kernel/id.ts'
import { addHours } from '#domain/kernel/time.ts'
import { type House, openHouse } from '../harness/house.ts'
import { openBrakeOrder, signOrder, washIfAsked } from '../harness/orders.ts'
import { bayOf, carInShop, technicianOf } from '../harness/workshop.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

test('R12, WKS-02: what the dispatcher changes on the board reaches the adviser’s screen, and none of another store', async () => {
  const car = await carInShop(house)
  const id = await openBrakeOrder(house, car)
  await signOrder(house, id, 20)
  await washIfAsked(house, id)
  await house.as('manager').api.workshop.receive({ id })
  const board = house.as('dispatcher').api.workshop
  const order = await house.as('adviser').api.repairOrders.get({ id })
  const from = addHours(await house.now(), 2)
  const slot = {
    technicianId: await technicianOf(house, 'technician'),
    bayId: await bayOf(house, '机电 1 号'),
    ...{ from, to: addHours(from, 1) },
  }
  const jobId = newId()
  const screen = await listen('adviser')
  const stranger = await listen('other-adviser')
  const lineId = order.lines.find(line => line.kind === 'labour')?.id ?? ''
  await board.dispatch({ id, jobs: [{ id: jobId, lineId, ...slot }] })
  expect(await screen.until(jobId)).toContain(`"kind":"job","id":"${jobId}"`)
  const later = addHours(from, 5)
  await board.moveJob({ id: jobId, version: 1, ...slot, from: later, to: addHours(later, 1) })
  const heard = await screen.until(jobId)
  // Kind and id only: whoever hears of it fetches it again, with the rights they have.
  expect(heard).not.toContain(later)
  // The other store hears of its own work, so its line stood all the while.
  const theirs = newId()
  const booking = { id: theirs, kind: 'repair', channel: 'call', vehicleId: car.vehicleId } as const
  await house.as('other-adviser').api.appointments.create(booking)
  expect(await stranger.until(theirs)).not.toContain(jobId)
  await Promise.all([screen.close(), stranger.close()])
})

/** A screen's line to the server, from the moment it stands. */
async function listen(username: string) {
  const response = await house.as(username).raw('/live')
  const reader = response.body?.getReader()
  if (!reader) throw new Error('The server sends no stream')
  const decoder = new TextDecoder()
  let text = ''
  return {
    /** What came since the last asking, until something about `id` has come. */
    until: async (id: string): Promise<string> => {
      while (!text.includes(id)) {
        const { value, done } = await reader.read()
        if (done) throw new Error(`The line ended after ${text}`)
        text += decoder.decode(value, { stream: true })
      }
      const heard = text
      text = ''
      return heard
    },
    close: () => reader.cancel(),
  }
}
