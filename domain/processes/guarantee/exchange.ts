import { applyRatePpm, type Fen, multiplyFen, sumFen } from '#domain/kernel/money.ts'
import { allow, deny, type Ruling } from '#domain/kernel/refusals.ts'
import { texts } from '#domain/kernel/texts.ts'
import type { Clock } from './clocks.ts'
import type { EarlyFault, EarlyRight } from './early-faults.ts'
import { clockTexts } from './kinds.ts'
import { guaranteeRefusals } from './refusals.ts'

export const exchangeKindTexts = texts({ refund: ['退货', 'Return'], replace: ['更换', 'Replacement'] })
export type ExchangeKind = keyof typeof exchangeKindTexts

export const exchangeStateTexts = texts({
  asked: ['待答复', 'To answer'],
  agreed: ['已同意，待办理', 'Agreed'],
  refused: ['未同意', 'Refused'],
  done: ['已办理', 'Done'],
})

/** A long single repair gives a loan car, not another car. */
export const groundClocks = ['totalDays', 'problem', 'safety', 'assembly'] as const
export type GroundClock = (typeof groundClocks)[number]

/** A serious fault of a new car, confirmed, is a ground of its own, whatever the clocks say. */
export const groundKinds = [...groundClocks, 'early'] as const
export type GroundKind = (typeof groundKinds)[number]

export const groundTexts = texts({ ...clockTexts, early: ['新车严重故障', 'Fault of a new car'] })

/** The law lets the maker set the share for 1,000 km up to half a percent. */
export const MAX_USAGE_PPM = 5_000

/** What an owner pays for having used the car: price times thousands of kilometres times the share, and never the whole car. */
export function usageFen(use: { priceFen: Fen; km: number; ratePpm: number }): Fen {
  return Math.min(use.priceFen, applyRatePpm(multiplyFen(use.priceFen, use.km), use.ratePpm, 'down'))
}

/** Of a car that goes back its owner gets the price less the use; for one that is replaced they only pay the use. */
export function backFen(kind: ExchangeKind, priceFen: Fen, useFen: Fen): Fen {
  return kind === 'refund' ? sumFen([priceFen, -useFen]) : 0
}

/** A fault of a new car as somebody judged it. */
export type JudgedFault = { fault: EarlyFault; verdict: 'confirmed' | 'denied'; rights: readonly EarlyRight[] }
export type Ground = { clock: GroundKind; about: string }

/** By what the car may go back now: clocks that are red, and faults of its first days that were confirmed. */
export function grounds(clocks: readonly Clock[], faults: readonly JudgedFault[]): Ground[] {
  const early = faults.filter(({ verdict, rights }) => verdict === 'confirmed' && rights.includes('car'))
  const abouts = [...new Set(early.map(({ fault }) => fault))]
  return [
    ...abouts.map(about => ({ clock: 'early' as const, about })),
    ...clocks.flatMap(({ clock, about, level }) => {
      const ground = groundClocks.find(kind => kind === clock)
      return level === 'red' && ground ? [{ clock: ground, about }] : []
    }),
  ]
}

export function mayExchange(held: readonly Ground[], ground: Ground): Ruling<null> {
  const isHeld = held.some(({ clock, about }) => clock === ground.clock && about === ground.about)
  return isHeld ? allow(null) : deny(guaranteeRefusals.noGround)
}

/** Only article 24 has the owner pay for the use; in the first days the car goes back free. */
export const ratePpmOf = (ground: GroundKind, ratePpm: number) => (ground === 'early' ? 0 : ratePpm)
