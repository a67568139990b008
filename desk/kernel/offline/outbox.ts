import type { QueryClient } from '@tanstack/react-query'
import { callOperation } from '../api.ts'
import { base64Of } from '../base64.ts'
import { isRepeatable, type Problem, problemOf, problemText } from '../problem.ts'
import { invalidateKinds } from '../query.tsx'
import { deleteEntry, readEntries, writeEntries } from './device-store.ts'
import { deleteSentDraft, dropDraft } from './drafts.ts'
import { type Entry, judgeStale, type Line, nextToSend, onTopOf, pauseBeforeRetry, withVersion } from './entry.ts'
import { releaseKept } from './kept.ts'
import { isServerReached, onReach, sayReached } from './reach.ts'

/** How a command fared while somebody looked on: 'waiting' means it is safe here and will be sent. */
export type Sent = { how: 'sent' | 'waiting' | 'conflict' } | { how: 'refused'; problem: Problem }

/** What stands in the record now, in the words of the form of one operation. */
export type Theirs = (id: string) => Promise<{ version: number; lines: readonly Line[] }>
export type Compare = Readonly<Record<string, Theirs>>

export type Outbox = { entries: readonly Entry[]; isSending: boolean }

const commandMs = 15_000
const photoMs = 60_000
/** So long the screen waits for an answer before it says that the command is kept. */
const patienceMs = 4_000

let outbox: Outbox = { entries: [], isSending: false }
let setup: { owner: string; client: QueryClient; compare: Compare; channel: BroadcastChannel } | undefined
let failures = 0
let isAskedAgain = false
let retry: ReturnType<typeof setTimeout> | undefined
const listeners = new Set<() => void>()
const watched = new Map<string, (sent: Sent) => void>()
const previews = new Map<string, string>()

export const readOutbox = (): Outbox => outbox

export function onOutbox(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The picture of a photo that is not with the server yet. */
export const previewOf = (fileId: string): string | undefined => previews.get(fileId)

/** Takes up what waits for this person in this store, and sends whenever there is a chance. Returns what ends it. */
export function startOutbox(owner: string, client: QueryClient, compare: Compare): () => void {
  const channel = new BroadcastChannel('carebay.outbox')
  setup = { owner, client, compare, channel }
  const wake = () => void drain()
  channel.onmessage = () => void reload()
  window.addEventListener('online', wake)
  document.addEventListener('visibilitychange', wake)
  const stopListening = onReach(() => isServerReached() && wake())
  void reload().then(wake)
  return () => {
    clearTimeout(retry)
    stopListening()
    window.removeEventListener('online', wake)
    document.removeEventListener('visibilitychange', wake)
    channel.close()
    setup = undefined
    enter({ entries: [], isSending: false })
  }
}

/** Keeps the command on the device first, then sends it; answers as soon as it is known how it went, or that it waits. */
export async function give(entry: Entry): Promise<Sent> {
  await store([entry])
  enter({ entries: [...outbox.entries, entry] })
  const answered = new Promise<Sent>(resolve => watched.set(entry.id, resolve))
  const patience = setTimeout(() => tell(entry.id, { how: 'waiting' }), entry.photo ? 0 : patienceMs)
  void drain()
  const sent = await answered
  clearTimeout(patience)
  return sent
}

/** After a conflict: what somebody else wrote stays. Also gives up what was refused. */
export async function dropEntry(entry: Entry) {
  await remove(entry.id)
  dropDraft(entry.draft, entry.id)
  void drain()
}

/** After a conflict: what was written here goes on top of what somebody else wrote. */
export async function sendOnTop(entry: Entry) {
  if (!entry.theirs) return
  const { version, lines } = entry.theirs
  await change({ ...withVersion(entry, version), id: entry.id, base: lines, theirs: null, state: 'waiting' })
  void drain()
}

export async function sendAgain(entry: Entry) {
  await change({ ...entry, state: 'waiting', problem: null })
  void drain()
}

/** Sends all that can be sent; a second call while it runs makes it look once more. */
export async function drain(): Promise<void> {
  if (!setup) return
  if (outbox.isSending) {
    isAskedAgain = true
    return
  }
  clearTimeout(retry)
  enter({ isSending: true })
  do {
    isAskedAgain = false
    await alone(sendAll)
  } while (isAskedAgain && isServerReached())
  enter({ isSending: false })
}

/** One window sends; another one waits and finds nothing left to send. */
async function alone(work: () => Promise<void>): Promise<void> {
  // Only a secure page has locks; without them the idempotency keys keep two windows from doing it twice.
  if (!('locks' in navigator)) return work()
  await navigator.locks.request('carebay.outbox', work)
}

async function sendAll(): Promise<void> {
  await reload()
  for (let entry = nextToSend(outbox.entries); entry && setup; entry = nextToSend(outbox.entries)) {
    const isAnswered = await sendOne(entry)
    if (!isAnswered) return waitForNetwork()
    failures = 0
    sayReached(true)
  }
  await readWhatChanged()
}

function waitForNetwork() {
  sayReached(false)
  for (const id of [...watched.keys()]) tell(id, { how: 'waiting' })
  retry = setTimeout(() => void drain(), pauseBeforeRetry(failures))
  failures += 1
}

async function sendOne(entry: Entry): Promise<boolean> {
  try {
    const base64 = entry.photo ? { base64: await base64Of(entry.photo) } : {}
    const context = { idempotencyKey: entry.id, store: entry.store, deviceAt: entry.madeAt }
    const signal = AbortSignal.timeout(entry.photo ? photoMs : commandMs)
    const answer = await callOperation(entry.operation, { ...entry.input, ...base64 }, context, signal)
    await settleSent(entry, answer)
    return true
  } catch (error) {
    const problem = problemOf(error)
    // Another network's page instead of an answer, or a session that ended, keep it waiting like no network at all.
    if (isRepeatable(problem)) return false
    if (problem.code === 'kernel.notSignedIn') {
      void setup?.client.invalidateQueries()
      return false
    }
    if (problem.code === 'kernel.stale') return settleStale(entry, problem)
    await settleRefused(entry, problem)
    return true
  }
}

async function settleSent(entry: Entry, answer: unknown) {
  const moved = onTopOf(outbox.entries, entry, answer)
  await store(moved)
  await deleteEntry(entry.id)
  deleteSentDraft(entry.draft, entry.id)
  replace([{ ...entry, state: 'sent' }, ...moved])
  setup?.channel.postMessage('changed')
  tell(entry.id, { how: 'sent' })
}

/** The record was changed meanwhile; whether that matters shows only against what the form holds. */
async function settleStale(entry: Entry, problem: Problem): Promise<boolean> {
  const compare = setup?.compare[entry.operation]
  if (!compare) {
    await settleRefused(entry, problem)
    return true
  }
  const theirs = await compare(entry.about.id).catch((error: unknown) => problemOf(error))
  if ('code' in theirs) {
    if (isRepeatable(theirs)) return false
    await settleRefused(entry, problem)
    return true
  }
  const judged = judgeStale(entry, theirs)
  if (judged === 'already') await settleSent(entry, null)
  else if (judged === 'onTop') await change(withVersion(entry, theirs.version))
  else {
    // The refusal names the last change, which may be one's own mark: the two versions say more.
    await change({ ...entry, state: 'conflict', theirs, problem: null })
    tell(entry.id, { how: 'conflict' })
  }
  return true
}

/** A refusal somebody looks at is shown and done with; one nobody saw stays until somebody did. */
async function settleRefused(entry: Entry, problem: Problem) {
  if (watched.has(entry.id)) {
    await remove(entry.id)
    tell(entry.id, { how: 'refused', problem })
  } else await change({ ...entry, state: 'refused', problem: problemText(problem) })
}

/** The screens read the answered records again; until they have, what was sent lies over what they read before. */
async function readWhatChanged() {
  const sent = outbox.entries.filter(entry => entry.state === 'sent')
  if (sent.length === 0 || !setup) return
  await invalidateKinds(setup.client, [...new Set(sent.flatMap(entry => entry.invalidates))])
  enter({ entries: outbox.entries.filter(entry => !sent.some(({ id }) => id === entry.id)) })
  for (const entry of sent) dropDraft(entry.draft, entry.id)
  await releaseKept(isWaitingFor)
}

/** A record by its id, or all records of a kind by its name. */
export const isWaitingFor = (record: string): boolean =>
  outbox.entries.some(({ about }) => about.id === record || about.kind === record)

async function reload() {
  if (!setup) return
  const stored = await readEntries(setup.owner)
  if (!stored) return
  const known = new Set(stored.map(entry => entry.id))
  for (const id of [...watched.keys()]) if (!known.has(id) && !isHere(id)) tell(id, { how: 'sent' })
  enter({ entries: [...outbox.entries.filter(entry => entry.state === 'sent'), ...stored] })
}

const isHere = (id: string) => outbox.entries.some(entry => entry.id === id)

async function store(entries: readonly Entry[]) {
  await writeEntries(entries)
  setup?.channel.postMessage('changed')
}

async function change(entry: Entry) {
  await store([entry])
  replace([entry])
}

async function remove(id: string) {
  await deleteEntry(id)
  enter({ entries: outbox.entries.filter(entry => entry.id !== id) })
  setup?.channel.postMessage('changed')
}

function replace(changed: readonly Entry[]) {
  enter({ entries: outbox.entries.map(entry => changed.find(({ id }) => id === entry.id) ?? entry) })
}

function tell(id: string, sent: Sent) {
  watched.get(id)?.(sent)
  watched.delete(id)
}

function enter(part: Partial<Outbox>) {
  outbox = { ...outbox, ...part }
  for (const { photo, input } of outbox.entries)
    if (photo && typeof input.id === 'string' && !previews.has(input.id))
      previews.set(input.id, URL.createObjectURL(photo))
  for (const listener of listeners) listener()
}
