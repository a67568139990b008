import type { StatusLook } from '#desk/mechanisms/kit/status-tag.tsx'

export const statementLooks = {
  totalled: { label: ['待结清', 'Open'], tone: 'warn' },
  settled: { label: ['已结清', 'Settled'], tone: 'good' },
  reversed: { label: ['已撤销', 'Reversed'], tone: 'calm' },
} as const satisfies Record<string, StatusLook>

const paymentLooks: Readonly<Record<string, StatusLook>> = {
  waiting: { label: ['等待支付', 'Waiting'], tone: 'warn' },
  succeeded: { label: ['已到账', 'Received'], tone: 'good' },
  failed: { label: ['未成功', 'Failed'], tone: 'bad' },
}

export const paymentLook = (state: string): StatusLook => paymentLooks[state] ?? { label: [state, state], tone: 'calm' }
