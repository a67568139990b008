import { sql } from 'kysely'
import { addMinutes, type Instant, msOf, toInstant } from '#domain/kernel/time.ts'
import type { Database } from './database/connect.ts'

/** Key of the virtual clock's distance from real time, kept in the database so that every node agrees. */
const OFFSET_KEY = 'clock.offsetMs'

/** Sign-in, locks and file times run on real time, whatever the application clock says. */
export function realNow(): Instant {
  return toInstant(Date.now())
}

/** The application clock: what every duty and deadline is compared with. */
export type Clock = {
  virtual: boolean
  now(db: Database): Promise<Instant>
  /** Moves the virtual clock forward to a moment; never back, so that no event precedes its cause. */
  moveTo(db: Database, at: Instant): Promise<void>
}

export function realClock(): Clock {
  return {
    virtual: false,
    now: async () => realNow(),
    moveTo: async () => {
      throw new Error('The real clock cannot be moved')
    },
  }
}

export function virtualClock(): Clock {
  return {
    virtual: true,
    now: async db => toInstant(Date.now() + (await readOffset(db))),
    moveTo: async (db, at) => {
      const offset = msOf(at) - Date.now()
      if (offset < (await readOffset(db))) return
      await sql`INSERT INTO system_settings VALUES (${OFFSET_KEY}, ${JSON.stringify(offset)}::jsonb)
        ON CONFLICT (key) DO UPDATE SET value = excluded.value`.execute(db)
    },
  }
}

/** A real moment some minutes from now, for locks and sessions. */
export function realIn(minutes: number): Instant {
  return addMinutes(realNow(), minutes)
}

async function readOffset(db: Database): Promise<number> {
  const row = await db.selectFrom('systemSettings').select('value').where('key', '=', OFFSET_KEY).executeTakeFirst()
  return typeof row?.value === 'number' ? row.value : 0
}
