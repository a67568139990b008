import type { Text } from '#domain/kernel/texts.ts'
import type { Services } from '#server/kernel/context.ts'
import { openDatabase, openPool } from '#server/kernel/database/connect.ts'
import { asSystem, listStores } from '#server/kernel/work.ts'
import { verifyChain } from '../timeline/verify-chain.ts'
import type { Place } from './owner-client.ts'

/** What does not hold in a restored house, each in words with its store; nothing when all is well. */
export async function checkRestored(services: Services, place: Place): Promise<Text[]> {
  const pool = openPool(place.connection, { role: 'carebay_app', schema: place.schema, max: 2 })
  const there: Services = { ...services, db: openDatabase(pool) }
  try {
    const broken: Text[] = []
    for (const store of await listStores(there)) {
      const now = await there.clock.now(there.db)
      const { faults } = await asSystem(there, store, now, ctx => verifyChain(ctx))
      if (faults.length === 0) continue
      broken.push([
        `${store.name}：流程轨迹的哈希链有 ${faults.length} 处不符`,
        `${store.code}: the hash chain of the timeline has ${faults.length} faults`,
      ])
    }
    return broken
  } finally {
    await pool.end()
  }
}
