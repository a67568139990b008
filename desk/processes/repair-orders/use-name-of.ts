import { useLoad } from '#desk/kernel/query.tsx'
import { colleaguesLoader } from '#desk/mechanisms/duties/loaders.ts'

/** Names of colleagues by their ids, where a record keeps only the id. */
export function useNameOf(): (id: string | null) => string {
  const { data } = useLoad(colleaguesLoader())
  return id => data?.find(person => person.id === id)?.name ?? '—'
}
