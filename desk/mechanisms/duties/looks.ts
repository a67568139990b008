import type { DueState } from '#domain/mechanisms/duties/due-state.ts'
import type { StatusLook } from '../kit/status-tag.tsx'

export const dueLooks: Readonly<Record<DueState, StatusLook>> = {
  later: { label: ['未开始', 'Not begun'], tone: 'calm' },
  open: { label: ['进行中', 'Open'], tone: 'info' },
  warned: { label: ['即将到期', 'Due soon'], tone: 'warn' },
  overdue: { label: ['逾期', 'Overdue'], tone: 'bad' },
  done: { label: ['已完成', 'Done'], tone: 'good' },
  cancelled: { label: ['已取消', 'Cancelled'], tone: 'calm' },
}
