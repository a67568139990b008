import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createRng, type Rng } from '#domain/kernel/rng.ts'
import type { Role } from '#domain/mechanisms/access/roles.ts'
import { queueState } from '#server/kernel/jobs.ts'
import { addStaff } from '#server/setup/dealer.ts'
import { addPart } from '../harness/catalogue.ts'
import { type Faults, faultyFetch } from '../harness/faulty.ts'
import { figure, scaled } from '../harness/figures.ts'
import { cast, PASSWORD } from '../harness/furnish.ts'
import { type House, openHouse } from '../harness/house.ts'
import { brokenInvariants } from '../harness/invariants.ts'
import type { NodeProcess } from '../harness/node-process.ts'
import { evening, type Notices, outsideWeather } from '../harness/shop-evening.ts'
import { blankPaper, comparePaper, type Paper } from '../harness/shop-paper.ts'
import { handOver, type Lane, takeTurn } from '../harness/shop-turns.ts'

/** The seed decides who does what, what fails and when; how the crews' requests interleave is the machine's affair. */
const seeds = (process.env.CAREBAY_SIM_SEEDS ?? '1,2,3').split(',')
const DAYS = Number(process.env.CAREBAY_SIM_DAYS ?? scaled(2, 22))
const ROUNDS = scaled(1, 2)
/** Every day by command; in the suite of every day on the first. */
const KILLS = scaled(1, DAYS)

/** With the cast thirty people. */
const hired: Record<string, Role> = {
  adviser3: 'R-SA',
  technician3: 'R-TECH',
  technician4: 'R-TECH',
  technician5: 'R-TECH',
  technician6: 'R-TECH',
  cashier2: 'R-CASHIER',
  parts2: 'R-PARTS',
  washer2: 'R-WASH',
}
const PEOPLE = Object.keys(cast).length + Object.keys(hired).length
const crews: readonly Record<string, string>[] = [
  {},
  { ...{ adviser: 'adviser2', technician: 'technician3', technician2: 'technician4' }, cashier: 'cashier2' },
  {
    ...{ adviser: 'adviser3', technician: 'technician5', technician2: 'technician6' },
    ...{ inspector: 'inspector2', parts: 'parts2', washer: 'washer2' },
  },
]

let house: House
let node: NodeProcess
beforeEach(async () => {
  house = await openHouse()
  const grants = (role: Role) => [{ storeId: house.storeId, roles: [role] }]
  const people = Object.entries(hired).map(([username, role], index) => ({
    ...{ username, name: `同事${'甲乙丙丁戊己庚辛'.charAt(index)}`, employeeNo: `C${index}`, grants: grants(role) },
  }))
  const starting = house.nodeProcess()
  await addStaff(house.running.services, people, PASSWORD)
  await house.signInAgain()
  node = await starting
}, 60_000)
afterEach(async () => {
  await node.kill()
  await house.close()
})

test.each(seeds)(
  `R1, R5, R10, R25: seed %s: ${DAYS} days of a shop of ${PEOPLE} people, ${KILLS} kills of a server, notices late, twice or never, outside parties failing; paper and house agree every evening`,
  { timeout: scaled(120_000, 1_800_000) },
  async seed => {
    const rng = createRng(`simulator ${seed}`)
    const faults: Faults = { dropped: 0, doubled: 0, unanswered: 0 }
    const notices: Notices = { late: 0, never: 0, twice: 0 }
    const lanes = await openLanes(rng, faults)
    const paper = blankPaper(lanes.map(lane => lane.partId))
    for (let day = 1; day <= DAYS; day++) {
      await outsideWeather(house, rng)
      for (let round = 1; round <= ROUNDS; round++) {
        await Promise.all([work(lanes, paper, round === 1), killAmid(rng, round === ROUNDS && day <= KILLS)])
        if (round < ROUNDS) await house.advance(`PT${rng.int(1, 4)}H`)
      }
      await evening(house, rng, notices)
      const when = `seed ${seed}, evening ${day}`
      expect(await brokenInvariants(house.sql), when).toEqual([])
      await comparePaper(house, paper, when)
    }
    await work(lanes, paper, true, 0)
    await house.advance('PT1M')
    await comparePaper(house, paper, `seed ${seed}, the end`)
    expect(paper.left, 'every car that was accepted has left').toBe(paper.visits)
    expect(lost(await queueState(house.db)), 'no job gave up').toEqual([])
    expect(faults.dropped + faults.doubled, 'the network was bad').toBeGreaterThan(0)
    figure({
      promise: 'R10',
      what: `simulator, seed ${seed}: ${PEOPLE} people, ${DAYS} days, ${paper.visits} visits, ${KILLS} kills, ${faults.dropped} answers lost, ${faults.doubled} requests doubled, ${faults.unanswered} unanswered, notices ${notices.late} late, ${notices.never} never, ${notices.twice} twice`,
      wanted: 'paper and house agree every evening, no invariant broken',
      got: `agreed ${DAYS + 1} times, 0 broken`,
    })
  },
)

const lost = (queue: Awaited<ReturnType<typeof queueState>>) => queue.filter(row => row.failed > 0)

/** Each crew has people of its own and works over a network of its own before both nodes. */
async function openLanes(rng: Rng, faults: Faults): Promise<Lane[]> {
  const lanes: Lane[] = []
  for (const [index, crew] of crews.entries()) {
    const own = rng.fork(`crew ${index}`)
    const shop = house.over(
      faultyFetch(own.fork('network'), faults, () => [house.url, node.url]),
      crew,
    )
    lanes.push({ shop, rng: own, partId: await addPart(house), waiting: [] })
  }
  return lanes
}

/** The crews work at the same time: cars paid for overnight leave first, then each crew takes its turn. */
async function work(lanes: readonly Lane[], paper: Paper, morning: boolean, turns = 1): Promise<void> {
  await Promise.all(
    lanes.map(async lane => {
      for (const car of morning ? lane.waiting.splice(0) : []) await handOver(lane, paper, car)
      for (let turn = 0; turn < turns; turn++) await takeTurn(lane, paper)
    }),
  )
}

/** One of the two nodes dies with whatever it holds, and comes back. */
async function killAmid(rng: Rng, kills: boolean): Promise<void> {
  if (!kills) return
  await pause(rng.int(50, 900))
  await node.kill()
  node = await house.nodeProcess()
}
