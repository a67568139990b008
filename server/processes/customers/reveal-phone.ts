import { customersRefusals } from '#domain/processes/customers/refusals.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { found, refuse } from '#server/kernel/errors.ts'
import type { PeopleInput } from './inputs.ts'
import { openPhone } from './phones.ts'
import { findPerson } from './queries.ts'

/** The whole number for whoever has to call; each look is on the person's timeline with its reason (CRM-13). */
export async function revealPhone(ctx: Ctx, input: PeopleInput['revealPhone']): Promise<{ phone: string }> {
  const person = found(await findPerson(ctx, input.id))
  const cipher = input.which === 'first' ? person.phoneCipher : person.phone2Cipher
  if (cipher === null) throw refuse(customersRefusals.noPhone)
  ctx.record({
    event: 'person.phoneRevealed',
    subject: { kind: 'person', id: person.id },
    data: { which: input.which },
    reason: input.reason,
  })
  return { phone: openPhone(ctx.services.vault, cipher) }
}
