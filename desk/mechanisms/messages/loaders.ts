import type { Channel, Purpose } from '#domain/mechanisms/messages/definition.ts'
import type { MessageState } from '#domain/mechanisms/messages/states.ts'
import { api } from '../../kernel/api.ts'
import { listLoader, loader } from '../../kernel/query.tsx'

export type MessageFilters = {
  state?: MessageState | undefined
  channel?: Channel | undefined
  purpose?: Purpose | undefined
  text?: string | undefined
  personId?: string | undefined
  subjectId?: string | undefined
  threadId?: string | undefined
}

/** `about` names the kinds of record whose events write messages; the register itself listens to all it can. */
export const messagesLoader = (filters: MessageFilters, about: readonly string[] = []) =>
  listLoader(['message', ...about], 'messages', filters, (input, signal) => api.messages.list(input, { signal }))

export const messageLoader = (id: string) =>
  loader(['message', 'duty'], ['message', id], signal => api.messages.read({ id }, { signal }))

export const consentsLoader = (personId: string) =>
  loader(['person'], ['consents', personId], signal => api.messages.consents({ personId }, { signal }))
