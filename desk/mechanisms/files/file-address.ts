import { currentStore } from '../../kernel/store.ts'

/** Pictures and players fetch by address alone, so the store stands in it. */
export function fileAddress(id: string, size?: 'small'): string {
  const query = new URLSearchParams()
  const store = currentStore()
  if (store) query.set('store', store)
  if (size) query.set('size', size)
  return `/api/files/${id}?${query}`
}
