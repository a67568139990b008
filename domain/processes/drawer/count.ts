import { type Fen, formatFen, sumFen } from '#domain/kernel/money.ts'
import { allow, deny, type Ruling } from '#domain/kernel/refusals.ts'
import { listed } from '#domain/kernel/texts.ts'
import { type PayWay, payWayTexts } from '#domain/mechanisms/ledgers/pay-ways.ts'
import { drawerRefusals } from './refusals.ts'

/** What one way to pay brought and took since the last closing; only cash lies in the drawer from before. */
export type Flow = { way: PayWay; openingFen: Fen; inFen: Fen; outFen: Fen }
export type Counted = { way: PayWay; countedFen: Fen }
export type Piece = { faceFen: Fen; pieces: number }

export const expectedFen = (flow: Omit<Flow, 'way'>): Fen => sumFen([flow.openingFen, flow.inFen, -flow.outFen])

export const piecesFen = (pieces: readonly Piece[]): Fen => sumFen(pieces.map(each => each.faceFen * each.pieces))

/** What is too much one way does not make up for what is missing another way. */
export function offFen(lines: readonly (Flow & Counted)[]): Fen {
  return sumFen(lines.map(line => Math.abs(line.countedFen - expectedFen(line))))
}

/** A drawer is counted whole: cash always, another way where anything moved by it. */
const mustCount = (flow: Flow): boolean => flow.way === 'cash' || flow.inFen !== 0 || flow.outFen !== 0

type Count = {
  counted: readonly Counted[]
  pieces: readonly Piece[]
  handInFen: Fen
  reason: string | null
}

/** Expected against counted, way by way; refused as long as the count itself does not hold together. */
export function compareCount(flows: readonly Flow[], count: Count): Ruling<(Flow & Counted)[]> {
  const countedOf = new Map(count.counted.map(each => [each.way, each.countedFen]))
  const missing = flows.filter(flow => mustCount(flow) && !countedOf.has(flow.way))
  if (missing.length > 0)
    return deny(drawerRefusals.uncounted, { ways: listed(missing.map(flow => payWayTexts[flow.way])) })
  const lines = flows.map(flow => ({ ...flow, countedFen: countedOf.get(flow.way) ?? 0 }))
  const cashFen = countedOf.get('cash') ?? 0
  const sum = piecesFen(count.pieces)
  if (count.pieces.length > 0 && sum !== cashFen)
    return deny(drawerRefusals.pieces, { pieces: formatFen(sum), cash: formatFen(cashFen) })
  if (count.handInFen > cashFen)
    return deny(drawerRefusals.handInTooMuch, { handIn: formatFen(count.handInFen), cash: formatFen(cashFen) })
  const off = offFen(lines)
  if (off !== 0 && count.reason === null) return deny(drawerRefusals.reasonMissing, { off: formatFen(off) })
  return allow(lines)
}
