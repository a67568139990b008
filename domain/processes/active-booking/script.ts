import { fill } from '#domain/kernel/texts.ts'
import type { CandidateReason } from './kinds.ts'

export type ScriptFacts = {
  store: string
  caller: string
  customer: string
  plate: string
  reason: CandidateReason
  daysSince: number | null
  kmSince: number | null
  item: string
}

const opening = '您好，我是{store}的{caller}，请问是{customer}吗？{because}想帮您预约一个方便的时间，现在说话方便吗？'
const because: Record<CandidateReason, string> = {
  months: '您的爱车 {plate} 距上次到店已有 {daysSince} 天，',
  km: '您的爱车 {plate} 自上次到店估计已行驶约 {kmSince} 公里，',
  programme: '我店正在开展“{item}”，您的爱车 {plate} 正适合参加，',
  openItem: '您的爱车 {plate} 上次到店时留有“{item}”尚未处理，',
}

/** What the caller says first; every reason has its own sentence. */
export function openingOf(facts: ScriptFacts): string {
  const { daysSince, kmSince, reason, ...rest } = facts
  const known = { ...rest, daysSince: daysSince ?? '—', kmSince: kmSince ?? '—' }
  return fill(opening, { ...known, because: fill(because[reason], known) })
}
