import { texts } from '#domain/kernel/texts.ts'

/** How far one part of an order is. */
export const requestStateTexts = texts({
  requested: ['待配料', 'Requested'],
  short: ['缺件', 'Short'],
  ready: ['待发料', 'Ready to issue'],
  issued: ['已发料', 'Issued'],
  cancelled: ['已取消', 'Cancelled'],
})
export type RequestState = keyof typeof requestStateTexts

export type RequestFacts = {
  wantedMilli: number
  reservedMilli: number
  /** Net of what came back. */
  issuedMilli: number
  cancelledAt: string | null
  /** A shortage of it is asked for or ordered. */
  waiting: boolean
}

export function requestState(request: RequestFacts): RequestState {
  if (request.cancelledAt !== null) return 'cancelled'
  if (request.issuedMilli >= request.wantedMilli) return 'issued'
  if (request.issuedMilli + request.reservedMilli >= request.wantedMilli) return 'ready'
  return request.waiting ? 'short' : 'requested'
}

export const openMilli = (request: RequestFacts): number => request.wantedMilli - request.issuedMilli
export const uncoveredMilli = (request: RequestFacts): number => openMilli(request) - request.reservedMilli

/** Parts readiness of an order, one of its axes: the worst of its parts decides. */
export const readinessTexts = texts({
  none: ['无需配件', 'No parts'],
  requested: ['备料中', 'Being prepared'],
  short: ['待料', 'Awaiting parts'],
  ready: ['配件齐备', 'Parts ready'],
})
export type PartsReadiness = keyof typeof readinessTexts

export function readinessOf(requests: readonly RequestFacts[]): PartsReadiness {
  const states = requests.map(requestState).filter(state => state !== 'cancelled')
  if (states.length === 0) return 'none'
  if (states.includes('short')) return 'short'
  return states.includes('requested') ? 'requested' : 'ready'
}
