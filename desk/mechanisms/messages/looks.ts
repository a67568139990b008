import { type MessageState, messageStateTexts } from '#domain/mechanisms/messages/states.ts'
import type { StatusLook } from '../kit/status-tag.tsx'

export const messageLooks: Readonly<Record<MessageState, StatusLook>> = {
  held: { label: messageStateTexts.held, tone: 'calm' },
  queued: { label: messageStateTexts.queued, tone: 'info' },
  sent: { label: messageStateTexts.sent, tone: 'good' },
  delivered: { label: messageStateTexts.delivered, tone: 'good' },
  failed: { label: messageStateTexts.failed, tone: 'bad' },
  cancelled: { label: messageStateTexts.cancelled, tone: 'calm' },
  suppressed: { label: messageStateTexts.suppressed, tone: 'warn' },
}
