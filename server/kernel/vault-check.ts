import { sql } from 'kysely'
import type { Services } from './context.ts'
import { StartRefusal } from './database/start-refusal.ts'
import { keyFileOf } from './vault.ts'

/** Which key the personal fields of this database are sealed with. */
const KEY_ID = 'vault.keyId'

/**
 * A data folder that lost its key would quietly get a new one, and from then on half of the phone numbers could be read
 * with neither.
 * @throws StartRefusal naming the key that belongs here
 */
export async function checkKey(services: Services): Promise<void> {
  const { vault, db, settings } = services
  await sql`INSERT INTO system_settings VALUES (${KEY_ID}, ${JSON.stringify(vault.keyId)}::jsonb)
    ON CONFLICT (key) DO NOTHING`.execute(db)
  const row = await db.selectFrom('systemSettings').select('value').where('key', '=', KEY_ID).executeTakeFirstOrThrow()
  if (row.value === vault.keyId) return
  const file = keyFileOf(settings.dataDir)
  throw new StartRefusal(
    `密钥不对：数据用密钥 ${row.value} 加密，而 ${file} 是 ${vault.keyId}。请把原来的 carebay.key 放回 ${file} 再启动`,
    `The key is wrong: the data are sealed with key ${row.value}, and ${file} is ${vault.keyId}. Put the original carebay.key back at ${file} and start again`,
  )
}
