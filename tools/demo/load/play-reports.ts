import { addDaysOn, addMinutes, type DateOn, type Instant, instantOf } from '#domain/kernel/time.ts'
import { reportsRoutes } from '#server/processes/reports/reports.ts'
import { staff } from '../data/staff.ts'
import type { StoreKey } from '../data/stores.ts'
import { colleague } from './colleagues.ts'
import type { Stage } from './stage.ts'

const OPENED_AT = '07:30'
/** After the draft and before the end of the day's work. */
const SENT_BEFORE_MINUTES = 10
const READ_MINUTES = 40
/** A branch has no finance of its own. */
const readersOf = (key: StoreKey) =>
  (['R-FIN', 'R-SVC-MGR', 'R-GM'] as const).filter(role =>
    staff.some(person => person.storeKey === key && person.roles.includes(role)),
  )

/**
 * The days before today are reported, sent and read; today's reports stand open. The general manager still has
 * yesterday's to read. @returns what could not be played
 */
export async function playReports(stage: Stage, key: StoreKey, today: DateOn, days: number): Promise<string[]> {
  const [sender, readers] = [colleague(key, 'R-TRACK'), readersOf(key)]
  try {
    for (let ago = days; ago >= 0; ago--) {
      const on = addDaysOn(today, -ago)
      await stage.by(key, sender, instantOf(on, OPENED_AT), ctx => reportsRoutes.plan(ctx, {}))
      const roles = ago === 1 ? readers.filter(role => role !== 'R-GM') : readers
      if (ago > 0) await playSending(stage, key, sender, on, roles)
    }
    return []
  } catch (error) {
    return [`reports of ${key}: ${error instanceof Error ? error.message : String(error)}`]
  }
}

async function playSending(stage: Stage, key: StoreKey, sender: string, on: DateOn, roles: readonly `R-${string}`[]) {
  const due = await stage.by(key, sender, instantOf(on, '23:00'), async ctx => {
    const { rows } = await reportsRoutes.list(ctx, { limit: 20 })
    return rows.filter(row => row.sentAt === null && row.toOn >= on)
  })
  for (const { id, dueAt } of due) {
    const at = addMinutes(dueAt, -SENT_BEFORE_MINUTES)
    await stage.letPass(at)
    await sendReport(stage, key, sender, id, at)
    for (const role of roles)
      await stage.by(key, colleague(key, role), addMinutes(at, READ_MINUTES), ctx => reportsRoutes.read(ctx, { id }))
  }
}

async function sendReport(stage: Stage, key: StoreKey, sender: string, id: string, at: Instant): Promise<void> {
  await stage.by(key, sender, at, async ctx => {
    const { version } = await reportsRoutes.get(ctx, { id })
    return reportsRoutes.send(ctx, { id, version, comment: '' })
  })
}
