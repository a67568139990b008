import { useState, useSyncExternalStore } from 'react'
import { newId } from '#domain/kernel/id.ts'
import { deleteDraft, readDrafts, type StoredDraft, writeDraft } from './device-store.ts'
import { isBuiltLike } from './entry.ts'

let owner: string | null = null
const drafts = new Map<string, StoredDraft>()
const listeners = new Set<() => void>()

/** Takes up what this person left in forms in this store. */
export async function takeUpDrafts(person: string | null): Promise<void> {
  owner = person
  drafts.clear()
  if (person !== null) for (const draft of await readDrafts(person)) drafts.set(draft.key, draft)
  tellAll()
}

type DraftSpec<T> = {
  /** The record and the form, as 'visit <id> findings'. */
  name: string
  start: T
  /** The version of the record the form was opened on. */
  version: number
}

/** A form as the queue of commands takes it. */
export type DraftForm = { name: string; commandId: string; setGiven: (given: boolean) => void }

/**
 * What stands in a form, kept on the device from the first change until the server has it: a page that is loaded again
 * shows it. The key of the command it becomes is made with the form.
 */
export function useDraft<T>({ name, start, version }: DraftSpec<T>) {
  const key = keyOf(name)
  const held = useSyncExternalStore(onDrafts, () => drafts.get(key))
  const [freshId, setFreshId] = useState(() => newId())
  const kept = held && takeUp(held, start)
  const { value, base } = kept ?? { value: start, base: start }
  const commandId = kept && held ? held.commandId : freshId
  const opened = kept && held ? held.version : version

  const set = (next: T) => {
    if (owner === null) return
    // What was given already is on its way; this is the next command.
    const isNext = kept && held?.given
    if (!kept) setFreshId(newId())
    put({
      ...{ key, owner, version: opened, value: next, given: false },
      commandId: isNext ? newId() : commandId,
      start: isNext ? value : base,
    })
  }
  const setGiven = (given: boolean) => {
    const now = drafts.get(key)
    if (now) put({ ...now, given })
    else if (given) setFreshId(newId())
  }
  return { name, value, base, version: opened, commandId, isTouched: kept !== undefined, set, setGiven }
}

/** The server has it: the stored form goes at once, the shown one when the screens have read the record again. */
export function deleteSentDraft(name: string | null, commandId: string) {
  const draft = name === null ? undefined : drafts.get(keyOf(name))
  if (draft?.commandId === commandId) void deleteDraft(draft.key)
}

export function dropDraft(name: string | null, commandId: string) {
  const draft = name === null ? undefined : drafts.get(keyOf(name))
  if (draft?.commandId !== commandId) return
  drafts.delete(draft.key)
  void deleteDraft(draft.key)
  tellAll()
}

function takeUp<T>(held: StoredDraft, start: T): { value: T; base: T } | undefined {
  const { value, start: base } = held
  return isBuiltLike(start, value) && isBuiltLike(start, base) ? { value, base } : undefined
}

function put(draft: StoredDraft) {
  drafts.set(draft.key, draft)
  void writeDraft(draft)
  tellAll()
}

function onDrafts(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function tellAll() {
  for (const listener of listeners) listener()
}

const keyOf = (name: string) => `${owner} ${name}`
