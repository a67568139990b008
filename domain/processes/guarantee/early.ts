import { allow, deny, type Ruling } from '#domain/kernel/refusals.ts'
import { listed } from '#domain/kernel/texts.ts'
import { type DateOn, daysBetweenOn } from '#domain/kernel/time.ts'
import {
  choiceTexts,
  type EarlyChoice,
  type EarlyFault,
  type EarlyRight,
  earlyFaultTexts,
  isAssembly,
} from './early-faults.ts'
import { ASSEMBLY_WORK, type FaultSigns, linesOfFault, type PointingLine } from './early-signs.ts'
import { guaranteeRefusals } from './refusals.ts'

/** The figures of articles 20, 22 and 23 from a day on, and what in an order makes the house ask. */
export type EarlyRule = {
  validFromOn: DateOn
  carDays: number
  faultDays: number
  faultKm: number
  signs: readonly FaultSigns[]
}

export type EarlyCar = {
  usage: 'household' | 'operating'
  /** The day of the invoice, or of the hand-over where that is another day. */
  startOn: DateOn | null
  /** Where it is not known: the car was driven by then, as its registration or an earlier visit shows. */
  notAfterOn: DateOn | null
}

/** The day the car was brought, not the day somebody got round to judging it. */
export type Brought = { on: DateOn; km: number | null }

export type Standing = { isKnown: boolean; days: number; rights: EarlyRight[] }

/**
 * The first day is not counted, so the seventh day after it is still in time; an odometer nobody read is no ground to
 * refuse. Without a known day the rights are those the car may have: a car beyond the kilometres is not of its first week.
 */
export function standingOf(fault: EarlyFault, car: EarlyCar, { on, km }: Brought, rule: EarlyRule): Standing {
  const isKnown = car.startOn !== null
  const days = Math.max(0, daysBetweenOn(car.startOn ?? car.notAfterOn ?? on, on))
  if (car.usage === 'operating') return { isKnown, days, rights: [] }
  const isShort = km === null || km <= rule.faultKm
  const isFirst = days <= rule.faultDays && isShort
  const isFirstWeek = days <= rule.carDays && (isKnown || isShort)
  const rights: EarlyRight[] = []
  if (isAssembly(fault) ? isFirstWeek : isFirst) rights.push('car')
  if (isAssembly(fault) && isFirst) rights.push('assembly')
  return { isKnown, days, rights }
}

/** A right is confirmed by somebody who can say from which day it runs; beyond it the refusal names its reason. */
export function mayConfirm(
  fault: EarlyFault,
  car: EarlyCar,
  brought: Brought,
  rule: EarlyRule,
): Ruling<{ startOn: DateOn; rights: EarlyRight[] }> {
  const { days, rights } = standingOf(fault, car, brought, rule)
  const { faultDays, faultKm, carDays } = rule
  if (car.usage === 'operating') return deny(guaranteeRefusals.earlyOperating)
  if (rights.length > 0 && car.startOn === null)
    return deny(guaranteeRefusals.earlyUnknown, { fault: earlyFaultTexts[fault] })
  if (rights.length === 0 || car.startOn === null)
    return deny(guaranteeRefusals.earlyOver, { days, km: brought.km ?? 0, carDays, faultDays, faultKm })
  return allow({ startOn: car.startOn, rights })
}

/** What an order points to, and whether the car may have a right by it. */
export type Pointed = { fault: EarlyFault; because: readonly string[]; standing: Standing }

export type Decided = {
  fault: EarlyFault
  verdict: 'confirmed' | 'denied'
  rights: readonly EarlyRight[]
  choice: EarlyChoice | ''
}

/** WAR-11: nothing is put before the owner of a new car while a right of theirs may lie in it unseen. */
export function mayPresentEarly(
  pointed: readonly Pointed[],
  decided: readonly Decided[],
  lines: readonly PointingLine[],
  rule: EarlyRule,
): Ruling<null> {
  for (const { fault, because, standing } of pendingOf(pointed, decided)) {
    const name = earlyFaultTexts[fault]
    if (!standing.isKnown) return deny(guaranteeRefusals.earlyUnknown, { fault: name })
    return deny(guaranteeRefusals.earlyOpen, { fault: name, days: standing.days, because: because.join('、') })
  }
  for (const one of decided) {
    const ruling = one.verdict === 'confirmed' ? heeded(one, lines, rule) : allow(null)
    if (!ruling.ok) return ruling
  }
  return allow(null)
}

/** What points to a right and was judged by nobody. */
export const pendingOf = (pointed: readonly Pointed[], decided: readonly Pick<Decided, 'fault'>[]) =>
  pointed.filter(({ fault, standing }) => standing.rights.length > 0 && decided.every(one => one.fault !== fault))

function heeded({ fault, rights, choice }: Decided, lines: readonly PointingLine[], rule: EarlyRule): Ruling<null> {
  const name = earlyFaultTexts[fault]
  if (choice === '')
    return deny(guaranteeRefusals.earlyChoice, { fault: name, rights: listed(rights.map(right => choiceTexts[right])) })
  if (choice === 'car') return deny(guaranteeRefusals.earlyExchange, { fault: name })
  const own = linesOfFault(fault, lines, rule)
  if (choice === 'assembly' && own.every(line => line.guaranteeClass !== ASSEMBLY_WORK))
    return deny(guaranteeRefusals.earlyNoAssembly, { fault: name })
  const paid = own.find(line => line.payer === 'customer')
  return paid ? deny(guaranteeRefusals.earlyPaid, { name: paid.name, fault: name }) : allow(null)
}
