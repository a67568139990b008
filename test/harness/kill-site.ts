import pg from 'pg'
import type { Embedded } from '#server/kernel/database/embedded.ts'
import { startServer } from '#server/start.ts'
import { type Caller, caller } from './caller.ts'
import { addPart } from './catalogue.ts'
import { acceptCar } from './deliver.ts'
import { furnish } from './furnish.ts'
import { HOUSE_START, type House } from './house.ts'
import { signInAll } from './people.ts'
import { testSettings } from './settings.ts'
import { type CarInShop, carInShop } from './workshop.ts'

/** A furnished data folder for a Carebay that will be killed, and what its writers need to know. */
export type KillSite = {
  connection: { host: string; port: number; user: string; database: string }
  cars: CarInShop[]
  parts: string[]
  /** Accepted by the customer and waiting to be paid. */
  statementId: string
  orderId: string
  api(url: string, username: string): Caller
}

const WRITERS = 6

/** Brings the folder to a working shop with the product's own functions; the server is stopped again afterwards. */
export async function prepareSite(dataDir: string, database: Embedded): Promise<KillSite> {
  const { socketDir: host, port, superuser: user } = database
  const connection = { host, port, user, database: 'postgres' }
  const settings = testSettings(dataDir)
  const running = await startServer(settings, connection)
  await furnish(running.services)
  await running.settle(HOUSE_START)
  const people = await signInAll(running.services)
  const sql = new pg.Pool({ ...connection, max: 2, options: '-c search_path=carebay,public -c timezone=UTC' })
  const house: House = {
    url: running.url,
    running,
    sql,
    db: running.services.db,
    as: username => caller(running.url, people.token(username), people.storeOf(username)),
    nobody: caller(running.url, undefined, undefined),
    storeId: people.storeId,
    otherStoreId: people.otherStoreId,
    advance: async () => undefined,
    moveTo: async at => void (await running.settle(at)),
    now: () => running.services.clock.now(running.services.db),
    over: () => house,
    called: username => username,
    signInAgain: async () => undefined,
    nodeProcess: () => Promise.reject(new Error('The site of the kill tests has one node')),
    secondNode: () => Promise.reject(new Error('The site of the kill tests has one node')),
    close: async () => {
      await sql.end()
      await running.stop()
    },
  }
  const { statementId, orderId } = await acceptCar(house)
  const cars: CarInShop[] = []
  for (let writer = 0; writer < WRITERS; writer++) cars.push(await carInShop(house))
  const parts = [await addPart(house), await addPart(house), await addPart(house)]
  await house.close()
  const api = (url: string, username: string) => caller(url, people.token(username), people.storeOf(username))
  return { connection, cars, parts, statementId, orderId, api }
}
