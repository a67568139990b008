import {
  type InfiniteData,
  infiniteQueryOptions,
  MutationCache,
  QueryCache,
  QueryClient,
  queryOptions,
  type UseInfiniteQueryOptions,
  type UseQueryOptions,
  useInfiniteQuery,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { isRepeatable, type Problem, problemOf } from './problem.ts'
import { ErrorState, LoadingState } from './states.tsx'

/** Every key begins with the kinds of record it shows, so that a live message or a command finds what it makes stale. */
export type LoadKey = readonly [about: readonly string[], ...rest: unknown[]]
export type Loader<T> = UseQueryOptions<T, Error, T, LoadKey>
export type Page<R> = { rows: R[]; nextCursor: string | null }
export type PagedLoader<R> = UseInfiniteQueryOptions<Page<R>, Error, InfiniteData<Page<R>>, LoadKey, string | null> & {
  exports?: WholeList | undefined
}
/** A list that can be had whole as a file: its name on the server, and the filters as its operation takes them. */
export type WholeList = { kind: string; filters: Readonly<Record<string, FilterValue>> }
type FilterValue = string | number | boolean | string[] | null | undefined

/** Declares a read: `about` names the kinds of record shown (as on the timeline), `key` all that the answer depends on. */
export function loader<T>(
  about: readonly string[],
  key: readonly unknown[],
  load: (signal: AbortSignal) => Promise<T>,
) {
  const queryKey: LoadKey = [about, ...key]
  return queryOptions({ queryKey, queryFn: ({ signal }) => load(signal) }) satisfies Loader<T>
}

/** Declares a list read page by page with the cursor of the answer before. */
export function pagedLoader<R>(
  about: readonly string[],
  key: readonly unknown[],
  load: (cursor: string | undefined, signal: AbortSignal) => Promise<Page<R>>,
  exports?: WholeList,
): PagedLoader<R> {
  const queryKey: LoadKey = [about, ...key]
  const first: string | null = null
  const options = infiniteQueryOptions({
    queryKey,
    queryFn: ({ pageParam, signal }) => load(pageParam ?? undefined, signal),
    initialPageParam: first,
    getNextPageParam: (page: Page<R>) => page.nextCursor,
  })
  return { ...options, exports }
}

/** Declares a list by the input of its operation; it can be exported under that name with the same input. */
export function listLoader<R, I extends WholeList['filters']>(
  about: readonly string[],
  kind: string,
  filters: I,
  load: (input: I & { cursor: string | undefined }, signal: AbortSignal) => Promise<Page<R>>,
): PagedLoader<R> {
  return pagedLoader(about, [kind, filters], (cursor, signal) => load({ ...filters, cursor }, signal), {
    kind,
    filters,
  })
}

type Loaded<T> = { data: T; placeholder: null; refreshing: boolean; reload: () => void }
type NotLoaded = { data: undefined; placeholder: ReactNode; refreshing: boolean; reload: () => void }

/** Reads; until the data is there, `placeholder` is what the screen shows in its stead (loading, or what went wrong). */
export function useLoad<T>(options: Loader<T>, { rows = 6 }: { rows?: number } = {}): Loaded<T> | NotLoaded {
  const query = useQuery(options)
  const reload = () => void query.refetch()
  if (query.data !== undefined) return { data: query.data, placeholder: null, refreshing: query.isFetching, reload }
  const placeholder = query.error ? (
    <ErrorState problem={problemOf(query.error)} onRetry={reload} />
  ) : (
    <LoadingState rows={rows} />
  )
  return { data: undefined, placeholder, refreshing: query.isFetching, reload }
}

/** Rows of a paged list, as far as they were asked for. */
export function useRows<R>(options: PagedLoader<R>) {
  const query = useInfiniteQuery(options)
  const problem: Problem | null = query.error ? problemOf(query.error) : null
  return {
    rows: query.data?.pages.flatMap(page => page.rows) ?? [],
    isLoading: query.isPending,
    refreshing: query.isFetching && !query.isFetchingNextPage,
    problem,
    hasMore: query.hasNextPage,
    loadingMore: query.isFetchingNextPage,
    loadMore: () => void query.fetchNextPage(),
    reload: () => void query.refetch(),
  }
}

/** Marks everything stale that shows one of these kinds; without kinds, everything. */
export function invalidateKinds(client: QueryClient, kinds?: readonly string[]) {
  return client.invalidateQueries({ predicate: ({ queryKey }) => !kinds || kinds.some(kind => shows(queryKey, kind)) })
}

export function useInvalidate() {
  const client = useQueryClient()
  return (kinds?: readonly string[]) => void invalidateKinds(client, kinds)
}

/** The answer of a read, once it is there: what is fresh on screen, or on its way, is not asked again; undefined when it failed. */
export function answerOf<T>(client: QueryClient, options: Loader<T>): Promise<T | undefined> {
  return client.fetchQuery({ ...options, queryKey: options.queryKey }).catch(() => undefined)
}

export function useAnswer() {
  const client = useQueryClient()
  return <T,>(options: Loader<T>) => answerOf(client, options)
}

export function createQueryClient(onSignedOut: () => void): QueryClient {
  const watch = (error: Error) => {
    if (problemOf(error).code === 'kernel.notSignedIn') onSignedOut()
  }
  return new QueryClient({
    // The session's own refusal is the answer to the question and must not be asked again.
    queryCache: new QueryCache({ onError: (error, query) => !shows(query.queryKey, 'session') && watch(error) }),
    mutationCache: new MutationCache({ onError: watch }),
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        retry: (count, error) => count < 2 && isRepeatable(problemOf(error)),
        // Local and small-shop servers are reached without the internet; the browser's opinion does not count.
        networkMode: 'always',
      },
      mutations: { networkMode: 'always', retry: false },
    },
  })
}

function shows(queryKey: readonly unknown[], kind: string): boolean {
  const about = queryKey[0]
  return about === kind || (Array.isArray(about) && about.includes(kind))
}
