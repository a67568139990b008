import { mergeByPart, sumQty } from '#domain/mechanisms/ledgers/stock-rule.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { availability, releaseStock, reservedFor, reserveStock } from '#server/mechanisms/ledgers/stock.ts'
import { type LineRecord, linesOf } from './queries.ts'

export type WantedPart = {
  partId: string
  name: string
  wantedMilli: number
  reservedMilli: number
  /** Not yet set aside for this booking. */
  missingMilli: number
  availableMilli: number
}

/** The catalogue's parts of a booking with what is set aside and what could be. */
export async function partsWanted(ctx: Ctx, appointmentId: string): Promise<WantedPart[]> {
  const parts = (await linesOf(ctx, appointmentId)).flatMap(line => partLine(line))
  const groups = mergeByPart(parts)
  const reserved = new Map((await reservedFor(ctx, appointmentId)).map(item => [item.partId, item.qtyMilli]))
  const levels = await availability(
    ctx,
    groups.map(group => group.partId),
  )
  return groups.map(({ partId, lines }) => {
    const wantedMilli = sumQty(lines)
    const reservedMilli = reserved.get(partId) ?? 0
    return {
      partId,
      name: lines[0]?.name ?? '',
      wantedMilli,
      reservedMilli,
      missingMilli: Math.max(0, wantedMilli - reservedMilli),
      availableMilli: levels.find(level => level.partId === partId)?.availableMilli ?? 0,
    }
  })
}

/** Sets aside each part of which there is enough; half a set of brake pads helps nobody. */
export async function reserveParts(ctx: Ctx, appointmentId: string): Promise<{ reserved: string[]; short: string[] }> {
  const open = (await partsWanted(ctx, appointmentId)).filter(part => part.missingMilli > 0)
  const there = open.filter(part => part.availableMilli >= part.missingMilli)
  if (there.length > 0) {
    const lines = there.map(part => ({ partId: part.partId, qtyMilli: part.missingMilli }))
    await reserveStock(ctx, { subject: { kind: 'appointment', id: appointmentId }, lines })
  }
  return {
    reserved: there.map(part => part.name),
    short: open.filter(part => !there.includes(part)).map(part => part.name),
  }
}

/** Puts everything set aside for a booking back on the shelf. */
export async function releaseParts(ctx: Ctx, appointmentId: string): Promise<void> {
  const lines = await reservedFor(ctx, appointmentId)
  if (lines.length > 0) await releaseStock(ctx, { subject: { kind: 'appointment', id: appointmentId }, lines })
}

function partLine(line: LineRecord): { partId: string; qtyMilli: number; name: string }[] {
  // What the customer brings along is taken from no shelf.
  return line.partId === null || line.customerSupplied
    ? []
    : [{ partId: line.partId, qtyMilli: line.qtyMilli, name: line.name }]
}
