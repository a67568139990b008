import { workerData } from 'node:worker_threads'
import { readSlot, slotVersion, writeSlot } from './harbour.ts'
import { type JobShop, packShop } from './job-shop.ts'
import { copyKept } from './search-state.ts'
import { type Exchange, solve } from './solve.ts'

export type IslandTask = {
  problem: JobShop
  shared: SharedArrayBuffer
  island: number
  islands: number
  seed: number
  /** In milliseconds since 1970, as each thread counts its own time from its own start. */
  deadline: number | undefined
  iterations: number | undefined
}

runIsland(workerData)

function runIsland({ problem, shared, island, islands, seed, deadline, iterations }: IslandTask): void {
  const shop = packShop(problem)
  const heard = new Int32Array(islands)
  let turn = island
  const exchange: Exchange = {
    tell: best => writeSlot(shop, shared, island, best),
    hear: into => {
      turn = (turn + 1) % islands
      if (iterations !== undefined || turn === island) return false
      const version = slotVersion(shop, shared, turn)
      if (version === heard[turn]) return false
      const other = readSlot(shop, shared, turn)
      if (!other) return false
      heard[turn] = version
      copyKept(other, into)
      return true
    },
  }
  const isOver = () => deadline !== undefined && performance.timeOrigin + performance.now() >= deadline
  solve(shop, { seed: seed + island * 7919, isOver, exchange, ...(iterations === undefined ? {} : { iterations }) })
}
