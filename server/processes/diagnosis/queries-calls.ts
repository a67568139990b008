import type { Ctx } from '#server/kernel/context.ts'

/** The technicians called during a visit, the latest first. */
export async function callsOf(ctx: Ctx, visitId: string) {
  return ctx.db
    .selectFrom('workTickets')
    .innerJoin('staff as caller', 'caller.id', 'workTickets.calledBy')
    .leftJoin('staff as helper', 'helper.id', 'workTickets.acceptedBy')
    .selectAll('workTickets')
    .select(['caller.name as callerName', 'helper.name as helperName'])
    .where('workTickets.visitId', '=', visitId)
    .where('workTickets.kind', '=', 'technician')
    .where('workTickets.storeId', '=', ctx.store.id)
    .orderBy('calledAt', 'desc')
    .execute()
}
