import type { Text } from '#domain/kernel/texts.ts'
import type { Services, Store } from '#server/kernel/context.ts'
import { openDatabase, openPool } from '#server/kernel/database/connect.ts'
import type { JobRun } from '#server/kernel/jobs.ts'
import { asSystem, listStores } from '#server/kernel/work.ts'
import { chainRule } from '../invariants/chain-rule.ts'
import { sqlRules } from '../invariants/rules.ts'
import type { Place } from './owner-client.ts'

/** The rules about files look at the disk of the living house; the attachments of a backup are read one by one instead. */
const rules = [...sqlRules(), chainRule]

/** The rules that do not hold in a restored house, each in words with its store; nothing when all is well. */
export async function checkRestored(services: Services, place: Place): Promise<Text[]> {
  const pool = openPool(place.connection, { role: 'carebay_app', schema: place.schema, max: 2 })
  const there: Services = { ...services, ...openDatabase(pool) }
  try {
    const broken: Text[] = []
    for (const store of await listStores(there)) {
      for (const rule of rules) {
        const { total } = await rule.find(runIn(there, store))
        const [zh, en] = rule.title
        if (total > 0)
          broken.push([`${store.name}：${zh}（${total} 处不符）`, `${store.code}: ${en} (${total} breaches)`])
      }
    }
    return broken
  } finally {
    await pool.end()
  }
}

function runIn(services: Services, store: Store): JobRun {
  return {
    services,
    subjectId: store.id,
    within: async work => asSystem(services, store, await services.clock.now(services.db), work),
  }
}
