import { type Fen, fen, multiplyFen, splitFen, sumFen } from '#domain/kernel/money.ts'
import { formatQty } from '#domain/kernel/quantity.ts'
import type { Refusal } from '#domain/kernel/refusals.ts'
import { ledgerRefusals } from '#domain/mechanisms/ledgers/refusals.ts'
import {
  availableMilli,
  costShareFen,
  mergeByPart,
  type PartQuantity,
  type StockLevel,
  sumQty,
} from '#domain/mechanisms/ledgers/stock-rule.ts'
import type { Ctx, Subject } from '#server/kernel/context.ts'
import { refuse } from '#server/kernel/errors.ts'
import { heldBy, lockLevels, type Movement, nameOfPart, writeMovements } from './stock-rows.ts'

/** What became of one line: the cost that went with it, and the movement that carries it. */
export type MovedLine = { partId: string; qtyMilli: number; costFen: Fen; movementId: string }

type Posting<Line> = { subject: Subject; lines: readonly Line[]; note?: string }

/** Puts goods on the shelf at what they cost. */
export async function receiveStock(
  ctx: Ctx,
  posting: Posting<PartQuantity & { unitCostFen: Fen }> & { kind?: 'receive' | 'opening' },
): Promise<MovedLine[]> {
  const groups = mergeByPart(posting.lines)
  await lockLevels(ctx, groups.map(partIdOf))
  const costOf = (line: { unitCostFen: Fen; qtyMilli: number }) => multiplyFen(line.unitCostFen, line.qtyMilli)
  const ids = await writeMovements(
    ctx,
    posting.kind ?? 'receive',
    posting.subject,
    groups.map(group => ({
      partId: group.partId,
      onHandMilli: sumQty(group.lines),
      reservedMilli: 0,
      costFen: sumFen(group.lines.map(costOf)),
    })),
    posting.note,
  )
  return posting.lines.map(line => ({
    partId: line.partId,
    qtyMilli: line.qtyMilli,
    costFen: costOf(line),
    movementId: ids.get(line.partId) ?? '',
  }))
}

/** Sets stock aside for a subject; only it may issue it then. */
export async function reserveStock(ctx: Ctx, posting: Posting<PartQuantity>): Promise<void> {
  const groups = mergeByPart(posting.lines)
  const level = await lockLevels(ctx, groups.map(partIdOf))
  for (const { partId, lines } of groups) {
    await mustHave(ctx, ledgerRefusals.short, partId, sumQty(lines), availableMilli(level(partId)))
  }
  await writeMovements(
    ctx,
    'reserve',
    posting.subject,
    groups.map(group => reserved(group, 1)),
    posting.note,
  )
}

/** Sets aside as much of each line as there is, earlier lines first. @returns how much each line got */
export async function reserveAvailable(ctx: Ctx, posting: Posting<PartQuantity>): Promise<number[]> {
  const level = await lockLevels(ctx, posting.lines.map(partIdOf))
  const left = new Map(posting.lines.map(({ partId }) => [partId, availableMilli(level(partId))]))
  const got = posting.lines.map(({ partId, qtyMilli }) => {
    const available = left.get(partId) ?? 0
    const taken = Math.min(qtyMilli, available)
    left.set(partId, available - taken)
    return taken
  })
  const lines = posting.lines.map(({ partId }, index) => ({ partId, qtyMilli: got[index] ?? 0 }))
  await reserveStock(ctx, { ...posting, lines: lines.filter(line => line.qtyMilli > 0) })
  return got
}

/** Gives back what the subject had set aside. */
export async function releaseStock(ctx: Ctx, posting: Posting<PartQuantity>): Promise<void> {
  const groups = mergeByPart(posting.lines)
  await lockLevels(ctx, groups.map(partIdOf))
  const held = await heldBy(ctx, posting.subject.id)
  for (const { partId, lines } of groups) {
    await mustHave(ctx, ledgerRefusals.notReserved, partId, sumQty(lines), held.get(partId)?.reservedMilli ?? 0)
  }
  await writeMovements(
    ctx,
    'release',
    posting.subject,
    groups.map(group => reserved(group, -1)),
    posting.note,
  )
}

/** Takes goods off the shelf with their share of the cost; lines `fromReserved` use what the subject set aside. */
export async function issueStock(
  ctx: Ctx,
  posting: Posting<PartQuantity & { fromReserved: boolean }>,
): Promise<MovedLine[]> {
  const groups = mergeByPart(posting.lines)
  const level = await lockLevels(ctx, groups.map(partIdOf))
  const held = await heldBy(ctx, posting.subject.id)
  const movements: Movement[] = []
  for (const { partId, lines } of groups) {
    const fromReserve = sumQty(lines.filter(line => line.fromReserved))
    const wanted = sumQty(lines)
    await mustHave(ctx, ledgerRefusals.notReserved, partId, fromReserve, held.get(partId)?.reservedMilli ?? 0)
    await mustHave(ctx, ledgerRefusals.short, partId, wanted - fromReserve, availableMilli(level(partId)))
    const costFen = costShareFen(level(partId).costTotalFen, level(partId).onHandMilli, wanted)
    movements.push({ partId, onHandMilli: -wanted, reservedMilli: -fromReserve, costFen: fen(-costFen) })
  }
  const ids = await writeMovements(ctx, 'issue', posting.subject, movements, posting.note)
  return shared(posting.lines, movements, ids)
}

/** Takes back what was issued to the subject, at the cost it went out with. */
export async function returnStock(ctx: Ctx, posting: Posting<PartQuantity>): Promise<MovedLine[]> {
  const groups = mergeByPart(posting.lines)
  await lockLevels(ctx, groups.map(partIdOf))
  const held = await heldBy(ctx, posting.subject.id)
  const movements: Movement[] = []
  for (const { partId, lines } of groups) {
    const { issuedMilli = 0, issuedCostFen = 0 } = held.get(partId) ?? {}
    const wanted = sumQty(lines)
    await mustHave(ctx, ledgerRefusals.notIssued, partId, wanted, issuedMilli)
    movements.push({
      partId,
      onHandMilli: wanted,
      reservedMilli: 0,
      costFen: costShareFen(issuedCostFen, issuedMilli, wanted),
    })
  }
  const ids = await writeMovements(ctx, 'return', posting.subject, movements, posting.note)
  return shared(posting.lines, movements, ids)
}

/** Corrects the shelf by a signed quantity: what is found counts at the average cost, what is missing takes its share. */
export async function adjustStock(
  ctx: Ctx,
  posting: Posting<{ partId: string; deltaMilli: number; unitCostFen?: Fen }> & { note: string },
): Promise<MovedLine[]> {
  const groups = mergeByPart(posting.lines.map(line => ({ ...line, qtyMilli: line.deltaMilli })))
  const level = await lockLevels(ctx, groups.map(partIdOf))
  const movements: Movement[] = []
  for (const { partId, lines } of groups) {
    const delta = sumQty(lines)
    const now = level(partId)
    if (now.onHandMilli + delta < now.reservedMilli) {
      const params = { part: await nameOfPart(ctx, partId), reserved: formatQty(now.reservedMilli) }
      throw refuse(ledgerRefusals.belowReserved, params)
    }
    const costFen = adjustedCostFen(now, delta, lines[0]?.unitCostFen)
    movements.push({ partId, onHandMilli: delta, reservedMilli: 0, costFen })
  }
  const ids = await writeMovements(ctx, 'adjust', posting.subject, movements, posting.note)
  return movements.map(({ partId, onHandMilli, costFen }) => ({
    partId,
    qtyMilli: onHandMilli,
    costFen,
    movementId: ids.get(partId) ?? '',
  }))
}

/** Hands what one subject reserved to another: the booking's parts become the repair order's. */
export async function transferReserved(ctx: Ctx, from: Subject, to: Subject): Promise<PartQuantity[]> {
  const lines = await reservedFor(ctx, from.id)
  if (lines.length === 0) return []
  await releaseStock(ctx, { subject: from, lines })
  await reserveStock(ctx, { subject: to, lines })
  return lines
}

/** What a subject has set aside and not yet taken. */
export async function reservedFor(ctx: Ctx, subjectId: string): Promise<PartQuantity[]> {
  const held = await heldBy(ctx, subjectId)
  return [...held].flatMap(([partId, { reservedMilli }]) =>
    reservedMilli > 0 ? [{ partId, qtyMilli: reservedMilli }] : [],
  )
}

/** What the parts issued to a subject cost, net of returns. */
export async function issuedCostFen(ctx: Ctx, subjectId: string): Promise<Fen> {
  return sumFen([...(await heldBy(ctx, subjectId)).values()].map(held => held.issuedCostFen))
}

export type Availability = {
  partId: string
  onHandMilli: number
  reservedMilli: number
  availableMilli: number
  costTotalFen: Fen
  bin: string
}

/** What this store holds of each part asked for, without locking; a part never held is all zero. */
export async function availability(ctx: Ctx, partIds: readonly string[]): Promise<Availability[]> {
  if (partIds.length === 0) return []
  const rows = await ctx.db
    .selectFrom('stockBalances')
    .select(['partId', 'onHandMilli', 'reservedMilli', 'costTotalFen', 'bin'])
    .where('storeId', '=', ctx.store.id)
    .where('partId', 'in', [...partIds])
    .execute()
  const byPart = new Map(rows.map(row => [row.partId, row]))
  return partIds.map(partId => {
    const row = byPart.get(partId) ?? { partId, onHandMilli: 0, reservedMilli: 0, costTotalFen: 0, bin: '' }
    return { ...row, availableMilli: availableMilli(row) }
  })
}

const partIdOf = (group: { partId: string }): string => group.partId

function reserved(group: { partId: string; lines: PartQuantity[] }, sign: 1 | -1): Movement {
  return { partId: group.partId, onHandMilli: 0, reservedMilli: sign * sumQty(group.lines), costFen: 0 }
}

async function mustHave(ctx: Ctx, refusal: Refusal, partId: string, wanted: number, has: number): Promise<void> {
  if (wanted <= has) return
  const part = await nameOfPart(ctx, partId)
  throw refuse(refusal, { part, wanted: formatQty(wanted), available: formatQty(has) })
}

function adjustedCostFen(level: StockLevel, delta: number, unitCostFen: Fen | undefined): Fen {
  if (delta < 0) return fen(-costShareFen(level.costTotalFen, level.onHandMilli, -delta))
  if (unitCostFen !== undefined) return multiplyFen(unitCostFen, delta)
  if (level.onHandMilli === 0) return 0
  // The average of what lies there, for as many as were found: whole shelves first, then a share of one.
  const shelves = Math.trunc(delta / level.onHandMilli)
  const rest = delta - shelves * level.onHandMilli
  return fen(shelves * level.costTotalFen + costShareFen(level.costTotalFen, level.onHandMilli, rest))
}

/** Each caller's line with its part of the one movement its part was merged into. */
function shared(
  lines: readonly PartQuantity[],
  movements: readonly Movement[],
  ids: ReadonlyMap<string, string>,
): MovedLine[] {
  const waiting = new Map(
    movements.map(({ partId, costFen }) => {
      const weights = lines.filter(line => line.partId === partId).map(line => line.qtyMilli)
      return [partId, splitFen(fen(Math.abs(costFen)), weights)]
    }),
  )
  return lines.map(({ partId, qtyMilli }) => ({
    partId,
    qtyMilli,
    costFen: waiting.get(partId)?.shift() ?? 0,
    movementId: ids.get(partId) ?? '',
  }))
}
