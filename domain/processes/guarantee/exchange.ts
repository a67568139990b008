import { applyRatePpm, type Fen, multiplyFen, sumFen } from '#domain/kernel/money.ts'
import { allow, deny, type Ruling } from '#domain/kernel/refusals.ts'
import { texts } from '#domain/kernel/texts.ts'
import type { Clock } from './clocks.ts'
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

export const grounds = (clocks: readonly Clock[]) =>
  clocks.filter(clock => clock.level === 'red' && groundClocks.some(ground => ground === clock.clock))

export function mayExchange(clocks: readonly Clock[], ground: { clock: GroundClock; about: string }): Ruling<null> {
  const isRed = grounds(clocks).some(({ clock, about }) => clock === ground.clock && about === ground.about)
  return isRed ? allow(null) : deny(guaranteeRefusals.noGround)
}
