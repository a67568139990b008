import { checkCreditCode } from '#domain/kernel/credit-code.ts'
import type { Saved } from '#domain/kernel/endpoint.ts'
import { customersRefusals } from '#domain/processes/customers/refusals.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { refuse } from '#server/kernel/errors.ts'
import type { PeopleInput } from './inputs.ts'
import { nameSounds } from './people.ts'
import { firstPhoneColumns, secondPhoneColumns } from './phones.ts'
import { insertPerson } from './queries.ts'

export async function addPerson(ctx: Ctx, input: PeopleInput['add']): Promise<Saved> {
  await insertPerson(ctx, {
    id: input.id,
    kind: input.kind,
    name: input.name,
    ...nameSounds(input.name, input.kind),
    salutation: input.salutation,
    ...firstPhoneColumns(ctx.services, input.phone ?? null),
    ...secondPhoneColumns(ctx.services, input.phone2 ?? null),
    address: input.address ?? '',
    mail: input.mail ?? '',
    birthdayOn: input.birthdayOn,
    creditCode: creditCodeOf(input.creditCode),
    preferredChannel: input.preferredChannel,
    convenientTime: input.convenientTime ?? '',
    tags: input.tags,
    interests: input.interests,
    privacyAcceptedAt: input.privacyAccepted ? ctx.now : null,
    createdAt: ctx.now,
  })
  ctx.record({ event: 'person.added', subject: { kind: 'person', id: input.id }, data: { kind: input.kind } })
  return { id: input.id, version: 1 }
}

/** The code as invoices need it; empty when there is none. @throws AppError creditCodeWrong */
export function creditCodeOf(text: string | null): string {
  if (text === null) return ''
  const checked = checkCreditCode(text)
  if (!checked.ok) throw refuse(customersRefusals.creditCodeWrong)
  return checked.code
}
