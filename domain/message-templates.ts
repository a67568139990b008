import { linkMessages } from './mechanisms/links/messages.ts'
import type { MessageDefinition } from './mechanisms/messages/definition.ts'
import { paperLinkMessage } from './mechanisms/papers/messages.ts'
import { appointmentMessages } from './processes/appointments/messages.ts'
import { deliveryMessages } from './processes/delivery/messages.ts'
import { estimateMessages } from './processes/estimates/messages.ts'
import { followUpMessages } from './processes/follow-up/messages.ts'

/** Every message to customers; one spread per feature. */
export const messageDefinitions: readonly MessageDefinition[] = [
  ...linkMessages,
  paperLinkMessage,
  ...appointmentMessages,
  ...estimateMessages,
]
