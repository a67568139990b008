import type { Channel, MessageDefinition, Purpose } from './definition.ts'

/** What we know of a person when we want to reach them. */
export type Reachable = {
  phone: boolean
  wechat: boolean
  mail: boolean
  address: boolean
  preferred: string
  consents: readonly { channel: string; purpose: string; allowed: boolean }[]
}

export type Choice = { channel: Channel } | { channel: Channel; suppressed: SuppressedBecause }
export const suppressedBecause = ['refused', 'unreachable', 'weeklyCap'] as const
export type SuppressedBecause = (typeof suppressedBecause)[number]

/** Without a word from the person: what belongs to the work and ordinary care is welcome, advertising is not. */
export const allowedByDefault: Readonly<Record<Purpose, boolean>> = {
  service: true,
  safety: true,
  care: true,
  marketing: false,
}

/** The first channel of the definition that the person allows and can be reached by; the preferred one comes first. */
export function chooseChannel(definition: MessageDefinition, person: Reachable): Choice {
  const [first = 'call'] = definition.channels
  const reachable = definition.channels.filter(channel => canReach(channel, person))
  const open = reachable.filter(
    channel => definition.asked === true || isAllowed(channel, definition.purpose, person.consents),
  )
  const preferred = open.find(channel => channel === person.preferred)
  const mayLead = preferred !== undefined && (preferred !== 'call' || definition.preferCall === true)
  const channel = mayLead ? preferred : open[0]
  if (channel !== undefined) return { channel }
  return { channel: first, suppressed: reachable.length > 0 ? 'refused' : 'unreachable' }
}

export function isAllowed(channel: string, purpose: Purpose, consents: Reachable['consents']): boolean {
  const said = consents.find(consent => consent.channel === channel && consent.purpose === purpose)
  return said?.allowed ?? allowedByDefault[purpose]
}

function canReach(channel: Channel, person: Reachable): boolean {
  if (channel === 'sms' || channel === 'call') return person.phone
  if (channel === 'letter') return person.address
  if (channel === 'mail') return person.mail
  return person.wechat
}
