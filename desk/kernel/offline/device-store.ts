import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { Instant } from '#domain/kernel/time.ts'
import type { Entry } from './entry.ts'

/** What was read for a page that must open without the network. */
export type Kept = { key: string; owner: string; record: string; build: string; data: unknown; keptAt: Instant }

/** What stands in a form that was not saved yet. */
export type StoredDraft = {
  key: string
  owner: string
  commandId: string
  version: number
  start: unknown
  value: unknown
  /** It became a command already. */
  given: boolean
}

/** Who is signed in here, so that a page can be loaded again without the network. */
export type KeptSession = { owner: string; build: string; data: unknown; offsetMs: number; virtual: boolean }

type Tables = DBSchema & {
  entries: { key: number; value: Entry; indexes: { id: string } }
  drafts: { key: string; value: StoredDraft }
  kept: { key: string; value: Kept }
  session: { key: string; value: KeptSession }
}

let opening: Promise<IDBPDatabase<Tables> | null> | undefined

/** The store of this browser; null where the browser gives none, and then everything lasts as long as the page. */
export function deviceStore(): Promise<IDBPDatabase<Tables> | null> {
  opening ??= openDB<Tables>('carebay', 1, {
    upgrade(db) {
      db.createObjectStore('entries', { autoIncrement: true }).createIndex('id', 'id', { unique: true })
      db.createObjectStore('drafts', { keyPath: 'key' })
      db.createObjectStore('kept', { keyPath: 'key' })
      db.createObjectStore('session')
    },
    terminated() {
      opening = undefined
    },
  }).catch(() => null)
  return opening
}

/** What a person gave, in order; null where the browser keeps nothing. */
export async function readEntries(personId: string): Promise<Entry[] | null> {
  const db = await deviceStore()
  return db ? (await db.getAll('entries')).filter(entry => entry.owner === personId) : null
}

/** Writes entries at their place in the order; a new one comes last. */
export async function writeEntries(entries: readonly Entry[]): Promise<void> {
  const db = await deviceStore()
  if (!db) return
  const work = db.transaction('entries', 'readwrite')
  for (const entry of entries) {
    const place = await work.store.index('id').getKey(entry.id)
    await work.store.put(entry, place)
  }
  await work.done
}

export async function deleteEntry(id: string): Promise<void> {
  const db = await deviceStore()
  const place = await db?.getKeyFromIndex('entries', 'id', id)
  if (place !== undefined) await db?.delete('entries', place)
}

export async function readDrafts(owner: string): Promise<StoredDraft[]> {
  const db = await deviceStore()
  return ((await db?.getAll('drafts')) ?? []).filter(draft => draft.owner === owner)
}

export async function writeDraft(draft: StoredDraft): Promise<void> {
  await (await deviceStore())?.put('drafts', draft)
}

export async function deleteDraft(key: string): Promise<void> {
  await (await deviceStore())?.delete('drafts', key)
}

/** Nothing of a person stays behind on the device, in whatever store it was given. */
export async function wipeDevice(personId: string): Promise<void> {
  const db = await deviceStore()
  for (const entry of (await readEntries(personId)) ?? []) await deleteEntry(entry.id)
  for (const draft of (await db?.getAll('drafts')) ?? [])
    if (draft.owner.startsWith(personId)) await db?.delete('drafts', draft.key)
  await db?.clear('kept')
  await db?.clear('session')
}
