import { z } from 'zod'
import { formatQty } from '#domain/kernel/quantity.ts'
import { addHours } from '#domain/kernel/time.ts'
import type { workshopContract } from '#domain/processes/workshop/contract.ts'
import { removeWaste as removeDuty } from '#domain/processes/workshop/duties.ts'
import { wasteLimits } from '#domain/processes/workshop/policies.ts'
import { workshopRefusals } from '#domain/processes/workshop/refusals.ts'
import { isTooMuch, type WasteKind, wasteKinds, wasteTexts, wasteUnits } from '#domain/processes/workshop/waste.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { refuse } from '#server/kernel/errors.ts'
import { DEFAULT_PAGE, decodeCursor, pageFrom } from '#server/kernel/paging.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { closeDuty, openDuty } from '#server/mechanisms/duties/duties.ts'
import { policy } from '#server/mechanisms/policies/policy.ts'
import { insertWaste, listWaste, lockWaste, type NewWaste, wasteKept } from './queries-waste.ts'

type Api = Handlers<typeof workshopContract>

const zPlace = z.object({ at: z.iso.datetime(), id: z.uuid() })
/** A firm comes within days, not hours. */
const REMOVE_HOURS = 72

export const waste: Api['waste'] = async ctx => {
  const [kept, limits] = [await wasteKept(ctx), await policy(ctx, wasteLimits)]
  const rows = wasteKinds.map(kind => {
    const qtyMilli = kept.get(kind) ?? 0
    return { kind, qtyMilli, limit: limits[kind], tooMuch: isTooMuch(qtyMilli, limits[kind]) }
  })
  return { rows: rows.filter(({ qtyMilli, limit }) => qtyMilli > 0 || limit > 0) }
}

export const wasteMovements: Api['wasteMovements'] = async (ctx, input) => {
  const limit = Number(input.limit ?? DEFAULT_PAGE)
  const after = input.cursor === undefined ? undefined : decodeCursor(input.cursor, zPlace)
  const rows = await listWaste(ctx, { kind: input.kind, after, limit: limit + 1 })
  return pageFrom(rows, limit, row => ({ at: row.at, id: row.id }))
}

/** No more is taken away than is there; two who write it down at once do so in turn. */
export const removeWaste: Api['removeWaste'] = async (ctx, { id, kind, qtyMilli, firm, manifest }) => {
  await lockWaste(ctx)
  const left = (await wasteKept(ctx)).get(kind) ?? 0
  if (left < qtyMilli)
    throw refuse(workshopRefusals.wasteShort, {
      ...{ kind: wasteTexts[kind], unit: wasteUnits[kind] },
      ...{ left: formatQty(left), asked: formatQty(qtyMilli) },
    })
  await insertWaste(ctx, [{ id, kind, qtyMilli: -qtyMilli, jobId: null, firm, manifest }])
  await watch(ctx, [kind])
  ctx.record({
    event: 'waste.removed',
    subject: { kind: 'waste', id },
    data: { waste: kind, qtyMilli, firm, manifest },
  })
  return { id, qtyMilli: left - qtyMilli }
}

export async function noteWaste(ctx: Ctx, movements: readonly NewWaste[]): Promise<void> {
  await lockWaste(ctx)
  await insertWaste(ctx, movements)
  await watch(ctx, [...new Set(movements.map(({ kind }) => kind))])
}

/** Too much of a kind is somebody's duty until it is taken away. */
async function watch(ctx: Ctx, kinds: readonly WasteKind[]): Promise<void> {
  const [kept, limits] = [await wasteKept(ctx), await policy(ctx, wasteLimits)]
  const subject = { kind: 'waste', id: ctx.store.id }
  const full = wasteKinds.filter(kind => isTooMuch(kept.get(kind) ?? 0, limits[kind]))
  const [first] = full
  if (!first) {
    await closeDuty(ctx, removeDuty, subject.id)
    return
  }
  if (!kinds.some(kind => full.includes(kind))) return
  const unit = wasteUnits[first]
  await openDuty(ctx, removeDuty, {
    subject,
    params: { waste: wasteTexts[first][0], qty: `${formatQty(kept.get(first) ?? 0)}${unit[0]}` },
    dueAt: addHours(ctx.now, REMOVE_HOURS),
  })
}
