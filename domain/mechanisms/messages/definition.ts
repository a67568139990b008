import type { Role } from '#domain/mechanisms/access/roles.ts'

export const channels = ['sms', 'wechat', 'mail', 'call', 'letter', 'push'] as const
export type Channel = (typeof channels)[number]

export const purposes = ['service', 'safety', 'care', 'marketing'] as const
/** Why a message is sent: people consent to each purpose apart. */
export type Purpose = (typeof purposes)[number]

/**
 * A message to customers. Channels stand in the order the house prefers; `{name}` places are filled from the parameters,
 * and `{salutation}`, `{store}` and `{storePhone}` always. What opens a door, `{link}` and `{code}`, is sealed: staff who
 * read the register see only that it was there.
 */
export type MessageDefinition = {
  /** `<feature>.<what>` */
  key: string
  purpose: Purpose
  channels: readonly Channel[]
  title: string
  body: string
  /** Goes out during quiet hours too, as messages of safety always do. */
  urgent?: boolean
  /** Whose duty a call becomes; the adviser's when not said. */
  callRole?: Role
  /** Hours the caller has; four when not said. */
  callHours?: number
  /** A customer who likes calls best is called first; otherwise a call is what remains when no written channel is open. */
  preferCall?: boolean
  /** The customer asked for it this very moment, so their general refusals do not apply: a code, a receipt. */
  asked?: boolean
}

export function defineMessage(definition: MessageDefinition): MessageDefinition {
  if (definition.channels.length === 0) throw new Error(`The message ${definition.key} has no channel`)
  return definition
}
