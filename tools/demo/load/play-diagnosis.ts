import { newId } from '#domain/kernel/id.ts'
import { addDaysOn, addMinutes, dateOn, type Instant, minInstant } from '#domain/kernel/time.ts'
import type { LineInput } from '#domain/processes/repair-orders/contract.ts'
import { found } from '#server/kernel/errors.ts'
import { completeDiagnosis, handOverDiagnosis } from '#server/processes/diagnosis/complete-diagnosis.ts'
import { saveDiagnosis, startDiagnosis } from '#server/processes/diagnosis/record-diagnosis.ts'
import { createEstimate, saveEstimate } from '#server/processes/estimates/save-estimate.ts'
import { sendEstimateLink, showEstimate } from '#server/processes/estimates/show-estimate.ts'
import { consentToTest, setPurpose } from '#server/processes/reception/ask-customer.ts'
import { register } from '#server/processes/reception/identify.ts'
import { takeVisit } from '#server/processes/reception/take-visit.ts'
import { findVisit } from '#server/processes/repair-orders/queries.ts'
import { symptoms } from '../data/symptoms.ts'
import { colleague } from './colleagues.ts'
import type { CarPlan } from './play-car.ts'
import type { Stage } from './stage.ts'

/** Minutes since the car came; whoever came a moment ago gets everything at once. */
const minutes = { taken: 4, asked: 6, begun: 8, found: 17, explained: 18, written: 20, shown: 21 }
const VALID_DAYS = 7
const WEAR = '磨损超过使用极限'

/** The long way: what the car has is found out first, then the customer has the options on the telephone. */
export async function playDiagnosis(stage: Stage, car: CarPlan, visitId: string, lines: LineInput[], now: Instant) {
  const at = (step: keyof typeof minutes) => minInstant(addMinutes(car.intake.arrivedAt, minutes[step]), now)
  await playQuestions(stage, car, visitId, at('taken'), at('asked'))
  const findingId = await playFinding(stage, car, visitId, { begun: at('begun'), done: at('found') })
  await stage.by(car.storeKey, car.intake.adviser, at('explained'), async ctx => {
    const { diagnosisId, version } = findingId
    await handOverDiagnosis(ctx, { id: diagnosisId, version, way: 'link' })
  })
  await playEstimate(stage, car, visitId, {
    lines,
    findingId: findingId.id,
    written: at('written'),
    shown: at('shown'),
  })
}

async function playQuestions(stage: Stage, car: CarPlan, id: string, taken: Instant, asked: Instant): Promise<void> {
  const { intake, job, storeKey } = car
  await stage.by(storeKey, intake.adviser, taken, async ctx => {
    const { version } = found(await findVisit(ctx, id))
    await takeVisit(ctx, { id, version, takeOver: false })
  })
  await stage.by(storeKey, intake.adviser, asked, async ctx => {
    let { version } = found(await findVisit(ctx, id))
    ;({ version } = await setPurpose(ctx, { id, version, purpose: 'repair' }))
    ;({ version } = await register(ctx, {
      ...{ id, version, mileageKm: intake.mileageKm, fuelPercent: intake.fuelPercent },
      ...{ customerWords: job.complaint, conditions: null, restingAt: null, privacyNoticed: true },
    }))
    await consentToTest(ctx, { id, version, restingAt: null })
  })
}

type Found = { id: string; diagnosisId: string; version: number }

/** What the technician found, with what usually lies behind the customer's words. */
async function playFinding(
  stage: Stage,
  { storeKey, job }: CarPlan,
  visitId: string,
  { begun, done }: { begun: Instant; done: Instant },
): Promise<Found> {
  const technician = colleague(storeKey, 'R-TECH')
  const [id, diagnosisId] = [newId(), newId()]
  await stage.by(storeKey, technician, begun, ctx => startDiagnosis(ctx, { visitId, id: diagnosisId }))
  const cause = symptoms.find(row => row.key === job.symptomKey)?.causes[0] ?? WEAR
  const work = job.labour.map(line => line.name)
  const finding = {
    ...{ id, part: (job.parts[0]?.name ?? work[0] ?? job.complaint).slice(0, 60), cause, safety: false },
    ...({ certainty: 'confirmed', urgency: 'now', recommendation: work.join('、').slice(0, 300) } as const),
  }
  return stage.by(storeKey, technician, done, async ctx => {
    const words = { plainExplanation: '', feeFen: null }
    const saved = await saveDiagnosis(ctx, { id: diagnosisId, version: 1, findings: [finding], readings: [], ...words })
    const { version } = await completeDiagnosis(ctx, { id: diagnosisId, version: saved.version })
    return { id, diagnosisId, version }
  })
}

type EstimatePlan = { lines: LineInput[]; findingId: string; written: Instant; shown: Instant }

/** Everything at once, or only what must be done; the customer chooses on the telephone. */
async function playEstimate(
  stage: Stage,
  { storeKey, intake }: CarPlan,
  visitId: string,
  { lines, findingId, written, shown }: EstimatePlan,
): Promise<void> {
  const id = newId()
  await stage.by(storeKey, intake.adviser, written, ctx => createEstimate(ctx, { id, visitId, mode: 'system' }))
  await stage.by(storeKey, intake.adviser, written, ctx =>
    saveEstimate(ctx, {
      ...{ id, version: 1, mode: 'system', riskPpm: 0, priorExplained: false, guaranteeExplained: true },
      ...{ priorExplanation: '', priceExplanation: '', validUntilOn: addDaysOn(dateOn(written), VALID_DAYS) },
      options: optionsFrom(lines, findingId),
    }),
  )
  await stage.by(storeKey, intake.adviser, shown, async ctx => {
    const { version } = await showEstimate(ctx, { id, version: 2 })
    await sendEstimateLink(ctx, { id, version })
  })
}

function optionsFrom(lines: readonly LineInput[], findingId: string) {
  const [first] = lines
  const needed = lines.filter(line => line === first || line.kind === 'part')
  const beyond = lines.length > needed.length
  return [
    { ...noTerms, label: 'A' as const, name: beyond ? '全部项目' : '建议项目', lines: onFinding(lines, findingId) },
    ...(beyond ? [{ ...noTerms, label: 'B' as const, name: '仅必要项目', lines: onFinding(needed, findingId) }] : []),
  ].map(option => ({ ...option, id: newId() }))
}

const noTerms = { note: '', finishAt: null, finishReason: '' }

/** The lines of one option under names of their own, resting on what was found. */
function onFinding(lines: readonly LineInput[], findingId: string) {
  const idOf = new Map(lines.map(line => [line.id, newId()]))
  return lines.map(line => ({
    ...line,
    ...{ id: idOf.get(line.id) ?? newId(), payer: 'customer' as const, basis: 'finding' as const, findingId },
    forLineId: line.forLineId == null ? null : (idOf.get(line.forLineId) ?? null),
    ...{ recommended: false, safety: false, inspectionKey: '' },
  }))
}
