import type { receptionContract } from '#domain/processes/reception/contract.ts'
import { washesCar, washRule } from '#domain/processes/reception/policies.ts'
import { receptionRefusals } from '#domain/processes/reception/refusals.ts'
import { refuse } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { policy } from '#server/mechanisms/policies/policy.ts'
import { saveVisit, visitToEdit } from './visit-record.ts'

type Api = Handlers<typeof receptionContract>

export const setPurpose: Api['setPurpose'] = async (ctx, input) => {
  const visit = await visitToEdit(ctx, input)
  if (visit.contactedAt === null) throw refuse(receptionRefusals.notTaken)
  return saveVisit(ctx, visit, { purpose: input.purpose, purposeAt: ctx.now }, 'visit.purposeSet')
}

/** RCV-07: shown to the new customer, or skipped for a reason that stays. */
export const introduce: Api['introduce'] = async (ctx, input) => {
  const visit = await visitToEdit(ctx, input)
  const values = {
    introducedAt: input.skipReason === null ? ctx.now : null,
    introductionSkipped: input.skipReason ?? '',
  }
  return saveVisit(
    ctx,
    visit,
    values,
    'visit.introduced',
    input.skipReason === null ? {} : { reason: input.skipReason },
  )
}

/** RCV-05: before anybody tests anything. The first consent counts. */
export const consentToTest: Api['consent'] = async (ctx, input) => {
  const visit = await visitToEdit(ctx, input)
  const values = { testConsentAt: visit.testConsentAt ?? ctx.now, restingAt: input.restingAt ?? visit.restingAt }
  return saveVisit(ctx, visit, values, 'visit.consentGiven')
}

/** RCV-21, RCV-25: asked once at reception; only who came or who owns the car is called. */
export const askCallback: Api['askCallback'] = async (ctx, input) => {
  const visit = await visitToEdit(ctx, input)
  const person = input.personId ?? visit.senderId ?? visit.ownerId
  if (person !== null && person !== visit.senderId && person !== visit.ownerId)
    throw refuse(receptionRefusals.followUpWho)
  const values = {
    followUpWanted: input.wanted,
    followUpTime: input.wanted ? (input.time ?? '') : '',
    followUpPersonId: input.wanted ? person : null,
    followUpRefusal: input.wanted ? '' : (input.refusal ?? '客户不愿回访'),
  }
  return saveVisit(ctx, visit, values, 'visit.callbackAsked')
}

/** RCV-22: the answer is noted; whether it decides is the store's rule. */
export const askWash: Api['askWash'] = async (ctx, input) => {
  const visit = await visitToEdit(ctx, input)
  const saved = await saveVisit(ctx, visit, { washWanted: input.wanted }, 'visit.washAsked')
  return { ...saved, washes: washesCar(await policy(ctx, washRule), input.wanted) }
}
