import { type QueryClient, queryOptions, useQueryClient } from '@tanstack/react-query'
import { addMinutes, isBefore } from '#domain/kernel/time.ts'
import { useAttached } from '../browser.ts'
import { now } from '../clock.ts'
import { offlineCode, problemOf } from '../problem.ts'
import type { LoadKey } from '../query.tsx'
import { deviceStore, type Kept } from './device-store.ts'
import { sayReached } from './reach.ts'

/** Copies of an older program may be shaped otherwise; its name carries a hash. */
export const build = import.meta.url

const patienceMs = 8_000
/** Going from one page of a record to the next is not leaving it. */
const leavingMs = 120_000
const longestKeepMinutes = 12 * 60

let owner: string | null = null
const openRecords = new Map<string, number>()

export function keepFor(person: string | null) {
  owner = person
}

/**
 * A read whose answer is kept on the device while its record is worked on, so that the page opens without the network.
 * `record` names what the answer belongs to; see `holdRecord`.
 */
export function keptLoader<T>(
  about: readonly string[],
  key: readonly unknown[],
  record: string,
  load: (signal: AbortSignal) => Promise<T>,
) {
  const queryKey: LoadKey = [about, ...key]
  return queryOptions({
    queryKey,
    queryFn: async ({ signal, client }): Promise<T> => {
      try {
        const data = await load(AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]))
        sayReached(true)
        await keep(queryKey, record, data)
        return data
      } catch (error) {
        return orKept<T>(client, queryKey, error, () => keptCopy(queryKey))
      }
    },
  })
}

/** Reads what the next steps of the work will need, as long as there is a network. */
export function useReadAhead<T>(loaders: readonly ReturnType<typeof keptLoader<T>>[]) {
  const client = useQueryClient()
  const names = loaders.map(({ queryKey }) => JSON.stringify(queryKey)).join(' ')
  useAttached(() => {
    for (const loader of loaders) void client.prefetchQuery(loader)
    return () => undefined
  }, names)
}

/** The kept copy in place of an answer that did not come; any other failure stays one. */
export async function orKept<T>(
  client: QueryClient,
  queryKey: LoadKey,
  error: unknown,
  read: () => Promise<unknown>,
): Promise<T> {
  if (problemOf(error).code !== offlineCode) throw error
  sayReached(false)
  const stored = await read()
  if (stored === undefined) throw error
  client.setQueryData<unknown>(queryKey, stored)
  const data = client.getQueryData<T>(queryKey)
  if (data === undefined) throw error
  return data
}

/** While a page holds a record, what was read for it stays on the device. Returns the function that lets it go. */
export function holdRecord(record: string, isNeeded: (record: string) => boolean): () => void {
  openRecords.set(record, (openRecords.get(record) ?? 0) + 1)
  return () => {
    const left = (openRecords.get(record) ?? 1) - 1
    if (left > 0) openRecords.set(record, left)
    else openRecords.delete(record)
    setTimeout(() => void releaseKept(isNeeded), leavingMs)
  }
}

/** Copies of records that are neither open nor have anything waiting are deleted. */
export async function releaseKept(isNeeded: (record: string) => boolean) {
  await deleteKept(copy => !openRecords.has(copy.record) && !isNeeded(copy.record))
}

/** What was left on the device by a browser that was simply closed. */
export async function sweepKept(person: string) {
  const oldest = addMinutes(now(), -longestKeepMinutes)
  await deleteKept(copy => copy.owner !== person || copy.build !== build || isBefore(copy.keptAt, oldest))
}

async function keep(queryKey: LoadKey, record: string, data: unknown) {
  if (owner === null) return
  const db = await deviceStore()
  await db?.put('kept', { key: nameOf(owner, queryKey), owner, record, build, data, keptAt: now() })
}

async function keptCopy(queryKey: LoadKey): Promise<unknown> {
  if (owner === null) return undefined
  const db = await deviceStore()
  const copy = await db?.get('kept', nameOf(owner, queryKey))
  return copy?.build === build ? copy.data : undefined
}

async function deleteKept(isGone: (copy: Kept) => boolean) {
  const db = await deviceStore()
  for (const copy of (await db?.getAll('kept')) ?? []) if (isGone(copy)) await db?.delete('kept', copy.key)
}

const nameOf = (person: string, queryKey: LoadKey) => `${person} ${JSON.stringify(queryKey)}`
