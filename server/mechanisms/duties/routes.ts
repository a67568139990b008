import { z } from 'zod'
import type { calendarContract } from '#domain/mechanisms/duties/calendar-contract.ts'
import type { dutiesContract } from '#domain/mechanisms/duties/contract.ts'
import type { DutyDefinition } from '#domain/mechanisms/duties/definition.ts'
import type { standInsContract } from '#domain/mechanisms/duties/stand-ins-contract.ts'
import { DEFAULT_PAGE, decodeCursor, pageFrom } from '#server/kernel/paging.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { actingFor } from './acting.ts'
import { calendarRow } from './calendar.ts'
import { finishDuty } from './finish-duty.ts'
import { endStandIn, nameStandIn } from './name-stand-in.ts'
import { countUnread } from './notice-queries.ts'
import { kindsOf, presentDuty } from './present.ts'
import { countMine, listMine, listOfRecord, listOverdue, type Place } from './queries-lists.ts'
import { reassignDuty } from './reassign-duty.ts'
import { setCalendar } from './set-calendar.ts'
import { listStandIns } from './stand-ins.ts'

const zPlace = z.object({ dueAt: z.iso.datetime(), id: z.uuid() })

export function dutiesRoutes(definitions: readonly DutyDefinition[]): Handlers<typeof dutiesContract> {
  const kinds = kindsOf(definitions)
  return {
    mine: async (ctx, input) => {
      const acting = await actingFor(ctx)
      const { after, limit } = pageOfInput(input)
      const query = { after, limit: limit + 1, state: input.state, later: input.later ?? false }
      const page = pageFrom(await listMine(ctx, acting, query), limit, placeOf)
      return { ...page, rows: page.rows.map(row => presentDuty(ctx, kinds, acting, row)) }
    },
    counts: async ctx => ({ ...(await countMine(ctx, await actingFor(ctx))), notices: await countUnread(ctx) }),
    overdue: async (ctx, input) => {
      const acting = await actingFor(ctx)
      const { after, limit } = pageOfInput(input)
      const escalatedTo = input.all ? undefined : acting.roles
      const page = pageFrom(await listOverdue(ctx, { after, limit: limit + 1, escalatedTo }), limit, placeOf)
      return { ...page, rows: page.rows.map(row => presentDuty(ctx, kinds, acting, row)) }
    },
    ofRecord: async (ctx, input) => {
      const acting = await actingFor(ctx)
      const rows = await listOfRecord(ctx, input.recordId)
      return { rows: rows.map(row => presentDuty(ctx, kinds, acting, row)) }
    },
    finish: (ctx, input) => finishDuty(ctx, kinds, input),
    reassign: reassignDuty,
  }
}

export const calendarRoutes: Handlers<typeof calendarContract> = {
  read: async ctx => ({
    zone: ctx.store.zone,
    ...(await calendarRow(ctx)),
    can: { set: ctx.can('calendar.set') },
  }),
  set: setCalendar,
}

export const standInsRoutes: Handlers<typeof standInsContract> = {
  list: async (ctx, input) => ({
    rows: await listStandIns(ctx, { past: input.past ?? false }),
    can: { name: ctx.can('standIn.name') },
  }),
  name: nameStandIn,
  end: endStandIn,
}

const placeOf = (row: Place): Place => ({ dueAt: row.dueAt, id: row.id })

function pageOfInput(input: { cursor?: string | undefined; limit?: number | undefined }) {
  const after = input.cursor === undefined ? undefined : decodeCursor(input.cursor, zPlace)
  return { after, limit: input.limit ?? DEFAULT_PAGE }
}
