import { inStore } from '../../kernel/store.ts'

/** Pictures and players fetch by address alone. */
export function fileAddress(id: string, size?: 'small'): string {
  return inStore(`/api/files/${id}${size ? `?size=${size}` : ''}`)
}
