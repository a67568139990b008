import type { Instant } from '#domain/kernel/time.ts'

/** One field of a form in words, for setting two versions side by side. */
export type Line = { label: string; value: string }

export type About = { kind: string; id: string }

/** A command that was given on this device and has not been answered yet, or was answered by a refusal. */
export type Entry = {
  /** Also the idempotency key: made when the form opens, kept for every sending. */
  id: string
  /** The person; nobody else sees or sends it. */
  owner: string
  store: string
  /** The record whose order of commands is kept. */
  about: About
  operation: string
  input: Readonly<Record<string, unknown>>
  /** A photo travels as the file its command adds. */
  photo: Blob | null
  label: string
  /** The form it came from. */
  draft: string | null
  /** Where it was given, to go back there. */
  place: string
  invalidates: readonly string[]
  madeAt: Instant
  /** What was written, what stood there before, and what somebody else wrote meanwhile. */
  mine: readonly Line[]
  base: readonly Line[]
  theirs: { version: number; lines: readonly Line[] } | null
  /** 'sent' stays in memory only until the screens have read the record again. */
  state: 'waiting' | 'conflict' | 'refused' | 'sent'
  problem: string | null
}

/** What goes next: in the order given, and nothing of a record that has something unsolved before it. */
export function nextToSend(entries: readonly Entry[]): Entry | undefined {
  const blocked = new Set<string>()
  for (const entry of entries) {
    if (entry.state === 'waiting' && !blocked.has(entry.about.id)) return entry
    if (entry.state === 'conflict' || entry.state === 'refused') blocked.add(entry.about.id)
  }
  return undefined
}

/**
 * The commands behind an answered one were given on the version before it, and go on top of the one it made. Which it
 * changed from is what it was checked against, or what the answer says; what others did in between is never jumped.
 */
export function onTopOf(entries: readonly Entry[], sent: Entry, answer: unknown): Entry[] {
  const made = numberIn(answer, 'version')
  const before = numberIn(sent.input, 'version') ?? numberIn(answer, 'versionBefore')
  if (made === undefined || before === undefined || made === before) return []
  return entries
    .filter(entry => entry.id !== sent.id && entry.state === 'waiting' && isOfSameRow(entry, sent))
    .filter(entry => numberIn(entry.input, 'version') === before)
    .map(entry => withVersion(entry, made))
}

export function withVersion(entry: Entry, version: number): Entry {
  return { ...entry, input: { ...entry.input, version } }
}

/** What a refusal for an old version means once it is known what stands there now. */
export function judgeStale(entry: Entry, theirs: { lines: readonly Line[] }): 'onTop' | 'already' | 'conflict' {
  if (sameLines(theirs.lines, entry.mine)) return 'already'
  return sameLines(theirs.lines, entry.base) ? 'onTop' : 'conflict'
}

/** Two seconds, doubled with each failure up to a minute. */
export function pauseBeforeRetry(failures: number): number {
  return Math.min(60_000, 2_000 * 2 ** Math.min(failures, 10))
}

/** A stored draft is taken up only if it is built like the form of today. */
export function isBuiltLike<T>(start: T, stored: unknown): stored is T {
  if (start === null) return true
  if (stored === null || Array.isArray(start) || Array.isArray(stored))
    return stored === null || Array.isArray(start) === Array.isArray(stored)
  if (typeof start !== 'object' || typeof stored !== 'object') return typeof start === typeof stored
  const fields = new Map<string, unknown>(Object.entries(stored))
  const wanted = Object.entries(start)
  return fields.size === wanted.length && wanted.every(([name, value]) => isBuiltLike(value, fields.get(name)))
}

/** Versions are counted per row, and the operations of one feature about one record write the same row. */
function isOfSameRow(one: Entry, other: Entry): boolean {
  const featureOf = ({ operation }: Entry) => operation.split('.')[0]
  return one.about.id === other.about.id && featureOf(one) === featureOf(other)
}

function numberIn(value: unknown, name: 'version' | 'versionBefore'): number | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const found = new Map<string, unknown>(Object.entries(value)).get(name)
  return typeof found === 'number' ? found : undefined
}

function sameLines(one: readonly Line[], other: readonly Line[]): boolean {
  return one.length === other.length && one.every((line, at) => line.value === other[at]?.value)
}
