import { useState } from 'react'
import type { PayWay } from '#domain/mechanisms/ledgers/pay-ways.ts'
import type { DrawerView } from '#domain/processes/drawer/contract.ts'
import { type Counted, type Flow, offFen, piecesFen } from '#domain/processes/drawer/count.ts'
import { faces } from '#domain/processes/drawer/kinds.ts'

export type Face = (typeof faces)[number]

/** What the cashier has counted so far; pieces, once given, are the cash. */
export function useCount(view: DrawerView) {
  const [pieces, setPieces] = useState<ReadonlyMap<Face, number>>(new Map())
  const [typed, setTyped] = useState<ReadonlyMap<PayWay, number>>(new Map())
  const [handIn, setHandIn] = useState<number | null>(null)
  const [reason, setReason] = useState('')
  const list = faces.flatMap(faceFen => {
    const each = pieces.get(faceFen) ?? 0
    return each > 0 ? [{ faceFen, pieces: each }] : []
  })
  const counted = new Map<PayWay, number>([...typed, ...(list.length > 0 ? [['cash', piecesFen(list)] as const] : [])])
  const flows = view.flows.filter(flow => flow.way === 'cash' || flow.inFen !== 0 || flow.outFen !== 0)
  const lines: (Flow & Counted)[] = flows.flatMap(flow => {
    const countedFen = counted.get(flow.way)
    return countedFen === undefined ? [] : [{ ...flow, countedFen }]
  })
  const cashFen = counted.get('cash') ?? 0
  const floatFen = flows.find(flow => flow.way === 'cash')?.openingFen ?? 0
  return {
    flows,
    lines,
    counted,
    pieces: list,
    piecesOf: (face: Face) => pieces.get(face) ?? null,
    setPieces: (face: Face, each: number | null) => setPieces(new Map(pieces).set(face, each ?? 0)),
    setCounted: (way: PayWay, fen: number | null) => {
      const next = new Map(typed)
      if (fen === null) next.delete(way)
      else next.set(way, fen)
      setTyped(next)
    },
    cashFen,
    /** What came in goes to the safe, the float stays, unless the cashier says otherwise. */
    handInFen: handIn ?? Math.max(0, cashFen - Math.max(0, floatFen)),
    setHandIn,
    reason,
    setReason,
    offFen: offFen(lines),
    isWhole: lines.length === flows.length,
  }
}
export type CountForm = ReturnType<typeof useCount>
