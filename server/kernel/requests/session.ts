import type pg from 'pg'
import { z } from 'zod'
import { kernelRefusals } from '#domain/kernel/refusals.ts'
import type { Store } from '../context.ts'
import { refuse } from '../errors.ts'

export type Session = {
  token: string
  staffId: string
  name: string
  lang: 'zh' | 'en'
  homeStoreId: string
  grants: { storeId: string; role: string }[]
  stores: Store[]
}

const zRow = z.object({
  id: z.string(),
  name: z.string(),
  lang: z.enum(['zh', 'en']),
  home_store_id: z.string(),
  grants: z.array(z.object({ storeId: z.string(), role: z.string() })),
  stores: z.array(z.object({ id: z.string(), code: z.string(), name: z.string(), zone: z.string() })),
})

// One statement a request: who it is and what they may do, as of now. A removed right or account ends at once.
const statement = {
  name: 'session',
  text: `SELECT st.id, st.name, st.lang, st.home_store_id,
      (SELECT coalesce(json_agg(json_build_object('storeId', g.store_id, 'role', g.role)), '[]') FROM staff_grants g WHERE g.staff_id = st.id) AS grants,
      (SELECT coalesce(json_agg(json_build_object('id', s.id, 'code', s.code, 'name', s.name, 'zone', s.zone) ORDER BY s.code), '[]') FROM stores s) AS stores
    FROM auth_sessions a JOIN staff st ON st.id = a.user_id
    WHERE a.token = $1 AND a.expires_at > clock_timestamp() AND st.left_at IS NULL`,
}

export async function readSession(pool: pg.Pool, token: string): Promise<Session | undefined> {
  const { rows } = await pool.query({ ...statement, values: [token] })
  if (rows.length === 0) return undefined
  const row = zRow.parse(rows[0])
  return {
    token,
    staffId: row.id,
    name: row.name,
    lang: row.lang,
    homeStoreId: row.home_store_id,
    grants: row.grants,
    stores: row.stores.filter(store => row.grants.some(grant => grant.storeId === store.id)),
  }
}

/** The store the request is for, checked against the person's grants. @throws AppError foreignStore */
export function storeOfRequest(session: Session, header: string | undefined): Store {
  const id = header ?? session.homeStoreId
  const store = session.stores.find(item => item.id === id) ?? (header === undefined ? session.stores[0] : undefined)
  if (!store) throw refuse(kernelRefusals.foreignStore)
  return store
}

export function rolesIn(session: Session, storeId: string): string[] {
  return session.grants.filter(grant => grant.storeId === storeId).map(grant => grant.role)
}
