import { allow, deny, type Ruling, refusals } from '#domain/kernel/refusals.ts'
import type { Instant } from '#domain/kernel/time.ts'
import type { Certainty } from './kinds.ts'

export const diagnosisRefusals = refusals('diagnosis', {
  noConsent: [409, '客户尚未同意检测，请先征得同意', 'The customer has not agreed to the test'],
  noCar: [409, '请先登记车辆和车主', 'Register the car and its owner first'],
  carLeft: [409, '车辆已离厂', 'The car has left'],
  exists: [409, '本次到店已有诊断记录', 'This visit has a diagnosis already'],
  ended: [409, '诊断已完成；如需更正请先重新打开', 'The diagnosis is complete; reopen it to correct it'],
  notEnded: [409, '诊断尚未完成', 'The diagnosis is not complete'],
  noResult: [
    409,
    '请填写检测项目或故障判定，再完成诊断',
    'Write down what was tested or found before completing the diagnosis',
  ],
  deviceBusy: [409, '设备读取尚未返回，请稍候再完成', 'A device reading is still under way'],
  noRecommendation: [409, '“{part}”没有维修建议', '“{part}” has no recommendation'],
})

export type DiagnosisFacts = { completedAt: Instant | null; handedAt: Instant | null }
type Finding = { part: string; recommendation: string }

export function mayStart(visit: {
  testConsentAt: Instant | null
  vehicleId: string | null
  ownerId: string | null
  leftAt: Instant | null
}): Ruling<true> {
  if (visit.leftAt !== null) return deny(diagnosisRefusals.carLeft)
  if (visit.vehicleId === null || visit.ownerId === null) return deny(diagnosisRefusals.noCar)
  return visit.testConsentAt === null ? deny(diagnosisRefusals.noConsent) : allow(true)
}

export function mayEdit(diagnosis: DiagnosisFacts): Ruling<true> {
  return diagnosis.completedAt === null ? allow(true) : deny(diagnosisRefusals.ended)
}

/** A conclusion is something tested or something found; what was found says what to do about it. */
export function mayComplete(
  diagnosis: DiagnosisFacts,
  findings: readonly Finding[],
  readings: number,
  openSessions: number,
): Ruling<true> {
  const editable = mayEdit(diagnosis)
  if (!editable.ok) return editable
  if (openSessions > 0) return deny(diagnosisRefusals.deviceBusy)
  if (findings.length === 0 && readings === 0) return deny(diagnosisRefusals.noResult)
  const silent = findings.find(finding => finding.recommendation.trim() === '')
  return silent ? deny(diagnosisRefusals.noRecommendation, { part: silent.part }) : allow(true)
}

export function mayHandOver(diagnosis: DiagnosisFacts): Ruling<true> {
  return diagnosis.completedAt === null ? deny(diagnosisRefusals.notEnded) : allow(true)
}

/** Whether the cause of these findings is known for certain. */
export function isSuspected(findings: readonly { certainty: Certainty }[]): boolean {
  return findings.some(finding => finding.certainty === 'suspected')
}
