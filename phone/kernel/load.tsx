import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { problemOf } from './problem.ts'
import { Failed, Loading } from './states.tsx'

type Loaded<T> = { data: T; placeholder: null; reload: () => void }
type NotLoaded = { data: undefined; placeholder: ReactNode; reload: () => void }

/** Reads; until the data is there, `placeholder` is what the screen shows in its stead. */
export function useLoad<T>(key: readonly unknown[], load: (signal: AbortSignal) => Promise<T>): Loaded<T> | NotLoaded {
  const query = useQuery({ queryKey: key, queryFn: ({ signal }) => load(signal), retry: 1, refetchOnWindowFocus: true })
  const reload = () => void query.refetch()
  if (query.data !== undefined) return { data: query.data, placeholder: null, reload }
  if (!query.error) return { data: undefined, placeholder: <Loading />, reload }
  return { data: undefined, placeholder: <Failed problem={problemOf(query.error)} onRetry={reload} />, reload }
}
