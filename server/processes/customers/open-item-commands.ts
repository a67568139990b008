import type { Ctx } from '#server/kernel/context.ts'
import { found } from '#server/kernel/errors.ts'
import type { OpenItemsInput } from './inputs.ts'
import { closeOpenItem, rememberOpenItem } from './open-items.ts'
import { listOpenItems } from './queries-open-items.ts'
import { findVehicle } from './queries-vehicles.ts'

export async function listItems(ctx: Ctx, input: OpenItemsInput['list']) {
  const rows = await listOpenItems(ctx, input.vehicleId, { closedToo: input.closedToo })
  const seesMoney = ctx.can('vehicle.spending')
  return { rows: rows.map(row => ({ ...row, amountFen: seesMoney ? row.amountFen : null })) }
}

/** What somebody was told, by telephone or at the counter, so that nobody asks the customer again (SYS-07). */
export async function rememberItem(ctx: Ctx, input: OpenItemsInput['remember']): Promise<{ id: string }> {
  const vehicle = found(await findVehicle(ctx, input.vehicleId))
  const source = { kind: 'vehicle', id: vehicle.id }
  const id = await rememberOpenItem(ctx, {
    id: input.id,
    vehicleId: vehicle.id,
    kind: input.kind,
    text: input.text,
    reason: input.reason,
    safety: input.safety,
    amountFen: input.amountFen,
    contactOn: input.contactOn,
    source,
  })
  return { id }
}

export async function closeItem(ctx: Ctx, input: OpenItemsInput['close']): Promise<{ id: string }> {
  await closeOpenItem(ctx, input.id, { state: input.state, note: input.note })
  return { id: input.id }
}
