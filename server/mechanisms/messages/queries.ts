import { sql } from 'kysely'
import { maskPhone } from '#domain/kernel/phone.ts'
import { addHours } from '#domain/kernel/time.ts'
import type { Channel, Purpose } from '#domain/mechanisms/messages/definition.ts'
import type { Ctx } from '#server/kernel/context.ts'

export async function findAddressee(ctx: Ctx, personId: string) {
  const person = await ctx.db
    .selectFrom('people')
    .select([
      'id',
      'name',
      'salutation',
      'phoneCipher',
      'phoneMasked',
      'mail',
      'wechatRef',
      'address',
      'preferredChannel',
    ])
    .where('id', '=', personId)
    .executeTakeFirst()
  if (!person) return undefined
  const consents = await listConsents(ctx, personId)
  return { ...person, consents }
}
type Known = NonNullable<Awaited<ReturnType<typeof findAddressee>>>
export type Addressee = Omit<Known, 'id'> & { id: string | null }

export type Guest = { name: string; phoneCipher: string; phoneMasked: string }

/** Somebody of whom only the telephone is known; what he asked for reaches him there and nowhere else. */
export function guestAddressee({ name, phoneCipher, phoneMasked }: Guest): Addressee {
  return {
    id: null,
    name,
    phoneCipher,
    phoneMasked,
    salutation: '',
    mail: '',
    wechatRef: '',
    address: '',
    preferredChannel: 'sms',
    consents: [],
  }
}

export async function listConsents(ctx: Ctx, personId: string) {
  return ctx.db
    .selectFrom('messageConsents')
    .select(['channel', 'purpose', 'allowed', 'givenAt', 'source'])
    .where('personId', '=', personId)
    .orderBy('purpose')
    .orderBy('channel')
    .execute()
}

/** Care and marketing that reached or will reach the person within the last seven days. */
export async function countOptional(ctx: Ctx, personId: string | null): Promise<number> {
  const row = await ctx.db
    .selectFrom('messages')
    .select(sql<number>`count(*)::int`.as('n'))
    .where('personId', '=', personId)
    .where('purpose', 'in', ['care', 'marketing'])
    .where('state', 'in', ['held', 'queued', 'sent', 'delivered'])
    .where('createdAt', '>', addHours(ctx.now, -7 * 24))
    .executeTakeFirstOrThrow()
  return row.n
}

export async function storeWords(ctx: Ctx): Promise<{ store: string; storePhone: string }> {
  const row = await ctx.db
    .selectFrom('stores')
    .select(['name', 'phone'])
    .where('id', '=', ctx.store.id)
    .executeTakeFirstOrThrow()
  return { store: row.name, storePhone: row.phone }
}

/** Where a message goes, masked for people and sealed for the delivery. */
export function addressOf(ctx: Ctx, channel: string, person: Addressee): { cipher: string | null; masked: string } {
  if (channel === 'sms' || channel === 'call') return { cipher: person.phoneCipher, masked: person.phoneMasked }
  if (channel === 'mail') return { cipher: ctx.services.vault.seal(person.mail), masked: maskMail(person.mail) }
  if (channel === 'letter')
    return { cipher: ctx.services.vault.seal(person.address), masked: person.address.slice(0, 6) }
  const masked = person.wechatRef === '' ? '' : maskPhone(person.wechatRef)
  return { cipher: ctx.services.vault.seal(person.wechatRef), masked }
}

function maskMail(mail: string): string {
  const at = mail.indexOf('@')
  if (mail === '') return ''
  return at < 1 ? '****' : `${mail.slice(0, 1)}****${mail.slice(at)}`
}

type Consent = { channel: Channel; purpose: Purpose; allowed: boolean }

export async function saveConsent(ctx: Ctx, personId: string, consent: Consent, source: string): Promise<void> {
  const { channel, purpose, allowed } = consent
  await ctx.db
    .insertInto('messageConsents')
    .values({ personId, channel, purpose, allowed, givenAt: ctx.now, source })
    .onConflict(conflict =>
      conflict.columns(['personId', 'channel', 'purpose']).doUpdateSet({ allowed, givenAt: ctx.now, source }),
    )
    .execute()
}
