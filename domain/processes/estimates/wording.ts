import { formatScaled } from '#domain/kernel/scaled.ts'
import type { EstimateMode } from './kinds.ts'

/** 150,000 ppm are 15%. */
export function percentOfPpm(ppm: number): string {
  return `${formatScaled(ppm, 4, { grouped: false, padded: false })}%`
}

/** What the customer must know before agreeing to a price for a symptom; they sign for it with the estimate. */
export function riskNoteOf(mode: EstimateMode, riskPpm: number, part: string | undefined): string | null {
  if (mode !== 'symptom') return null
  const unsure = part === undefined ? '' : `（${part}）`
  return `故障原因尚未确认${unsure}，本报价按消除现象计算，已加风险值 ${percentOfPpm(riskPpm)}；查明原因后如需超出，须先经您同意。`
}

export const priorExplanationDefault =
  '本项目技术含量较低，按项目定价；修理后的质量结果可能不在质量保证范围内，已事先向客户说明。'

export const priceExplanationDefault = '工时费为工时乘以公示工时单价，配件按公示价；价格已含税，无其他费用。'

/** What stands above the signature when safety work was declined. */
export function safetyNoteOf(names: readonly string[]): string | null {
  if (names.length === 0) return null
  return `以下项目涉及行车安全，客户决定暂不维修：${names.join('、')}。已说明继续使用可能危及行车安全，本人已了解该风险。`
}
