import { allow, deny, type Ruling, refusals } from '#domain/kernel/refusals.ts'
import { listed, type Text } from '#domain/kernel/texts.ts'
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
  stepsOpen: [
    409,
    '标准流程“{flow}”还有 {n} 步未做：{steps}；请补做，或写明不做的原因',
    '{n} steps of “{flow}” are open: {steps}; take them or say why not',
  ],
  flowMissing: [
    409,
    '本店规定诊断须按标准流程进行，请先选择流程',
    'This store diagnoses by a standard flow; choose one',
  ],
  unknownFlow: [404, '没有这个标准流程', 'There is no such flow'],
  noSuchFile: [400, '照片或视频不存在，或已属于其他记录', 'The picture or film does not exist or belongs elsewhere'],
  notMedia: [415, '只接受照片和短视频（MP4、WebM）', 'Only photos and short films (MP4, WebM) are accepted'],
  tooManyMedia: [409, '每次诊断最多 {n} 张照片和视频', 'A diagnosis has at most {n} photos and films'],
  unknownFinding: [400, '没有这个故障判定，请先保存', 'There is no such finding; save it first'],
  reportChanged: [409, '报告已更新，请重新打开页面', 'The report was changed; open the page again'],
  nobody: [409, '没有关联客户，无法发送链接', 'There is no customer to send a link to'],
})

export type DiagnosisFacts = { completedAt: Instant | null; handedAt: Instant | null }
type Finding = { part: string; recommendation: string }
type OpenFlow = { title: Text; open: readonly { label: Text }[] }

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
  flows: { required: boolean; sheets: readonly OpenFlow[] } = { required: false, sheets: [] },
): Ruling<true> {
  const editable = mayEdit(diagnosis)
  if (!editable.ok) return editable
  if (openSessions > 0) return deny(diagnosisRefusals.deviceBusy)
  if (findings.length === 0 && readings === 0) return deny(diagnosisRefusals.noResult)
  const silent = findings.find(finding => finding.recommendation.trim() === '')
  if (silent) return deny(diagnosisRefusals.noRecommendation, { part: silent.part })
  return flowsEnded(flows)
}

// DIA-01: a step left out says why before anything is concluded from the others.
function flowsEnded({ required, sheets }: { required: boolean; sheets: readonly OpenFlow[] }): Ruling<true> {
  if (required && sheets.length === 0) return deny(diagnosisRefusals.flowMissing)
  const unfinished = sheets.find(sheet => sheet.open.length > 0)
  if (!unfinished) return allow(true)
  const steps = unfinished.open.map(step => step.label)
  return deny(diagnosisRefusals.stepsOpen, { flow: unfinished.title, n: steps.length, steps: listed(steps) })
}

export function mayHandOver(diagnosis: DiagnosisFacts): Ruling<true> {
  return diagnosis.completedAt === null ? deny(diagnosisRefusals.notEnded) : allow(true)
}

/** Whether the cause of these findings is known for certain. */
export function isSuspected(findings: readonly { certainty: Certainty }[]): boolean {
  return findings.some(finding => finding.certainty === 'suspected')
}
