import type { Services } from '../kernel/context.ts'
import { newToken } from '../kernel/vault.ts'
import { addStaff, addStore } from './dealer.ts'

/** An empty installation needs somebody who can sign in: a store to name later, and an administrator with a start password. */
export async function firstRun(services: Services): Promise<{ username: string; password: string } | undefined> {
  const existing = await services.db.selectFrom('stores').select('id').limit(1).executeTakeFirst()
  if (existing) return undefined
  const store = await addStore(services, {
    code: 'S1',
    name: '本店',
    address: '',
    phone: '',
    rescuePhone: '',
    creditCode: '',
    brandTitle: '',
  })
  const password = newToken().slice(0, 14)
  const grants = [{ storeId: store.id, roles: ['R-ADMIN', 'R-SVC-MGR'] as const }]
  await addStaff(services, [{ username: 'admin', name: '管理员', employeeNo: 'E0001', grants }], password)
  return { username: 'admin', password }
}
