import { restoreClock, serverClock } from '../clock.ts'
import type { DeskSession } from '../session-shape.ts'
import { deviceStore } from './device-store.ts'
import { takeUpDrafts } from './drafts.ts'
import { build, keepFor, sweepKept } from './kept.ts'

const row = 'current'
let settled: string | null = null

/** The device now works for this person in this store. */
export async function keepSession(session: DeskSession): Promise<void> {
  const owner = `${session.person.id} ${session.store.id}`
  await settleOn(owner)
  const db = await deviceStore()
  await db?.put('session', { owner, build, data: session, ...serverClock() }, row)
  await sweepKept(owner)
}

/** Who was signed in when the network was last there, to load the page again without it. */
export async function keptSession(): Promise<unknown> {
  const db = await deviceStore()
  const kept = await db?.get('session', row)
  if (kept?.build !== build) return undefined
  restoreClock(kept)
  await settleOn(kept.owner)
  return kept.data
}

/** The server knows this session no more: what was read in it goes, what was written and not sent stays for its author. */
export async function forgetSession(): Promise<void> {
  const db = await deviceStore()
  await db?.clear('session')
  await db?.clear('kept')
  await settleOn(null)
}

async function settleOn(owner: string | null) {
  if (settled === owner) return
  settled = owner
  keepFor(owner)
  await takeUpDrafts(owner)
}
