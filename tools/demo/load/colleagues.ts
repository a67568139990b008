import { staff } from '../data/staff.ts'
import type { StoreKey } from '../data/stores.ts'

/** Somebody of the store with a role, another one than those named. */
export function colleague(key: StoreKey, role: `R-${string}`, others: readonly string[] = []): string {
  const able = staff.filter(person => person.storeKey === key && person.roles.includes(role))
  const person = able.find(each => !others.includes(each.username)) ?? able[0]
  if (!person) throw new Error(`Nobody of ${key} is ${role}`)
  return person.username
}
