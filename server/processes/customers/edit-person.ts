import type { Saved } from '#domain/kernel/endpoint.ts'
import { dateOn } from '#domain/kernel/time.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { found } from '#server/kernel/errors.ts'
import { checkVersion } from '#server/kernel/versions.ts'
import { creditCodeOf } from './add-person.ts'
import type { PeopleInput } from './inputs.ts'
import { nameSounds } from './people.ts'
import { firstPhoneColumns, secondPhoneColumns } from './phones.ts'
import { lockPerson, type PersonRow, updatePerson } from './queries.ts'
import { sealedChanges } from './sealed-changes.ts'

export async function editPerson(ctx: Ctx, input: PeopleInput['edit']): Promise<Saved> {
  const person = found(await lockPerson(ctx, input.id))
  await checkVersion(ctx, person, input.version)
  const values = { ...plainValues(person, input), ...phoneValues(ctx, input) }
  const name = input.name ?? person.name
  const kind = input.kind ?? person.kind
  const version = person.version + 1
  await updatePerson(ctx, input.id, { ...values, ...nameSounds(name, kind), version })
  ctx.record({
    event: 'person.edited',
    subject: { kind: 'person', id: input.id },
    data: { changed: sealedChanges(ctx, person, values) },
  })
  return { id: input.id, version }
}

/** The customer said today that all of it is still right. */
export async function verifyPerson(ctx: Ctx, input: PeopleInput['verify']): Promise<Saved> {
  const person = found(await lockPerson(ctx, input.id))
  await checkVersion(ctx, person, input.version)
  const version = person.version + 1
  const verifiedOn = dateOn(ctx.now, ctx.store.zone)
  await updatePerson(ctx, input.id, { verifiedOn, version })
  ctx.record({ event: 'person.verified', subject: { kind: 'person', id: input.id }, data: { verifiedOn } })
  return { id: input.id, version }
}

function plainValues(person: PersonRow, input: PeopleInput['edit']) {
  const text = (given: string | null | undefined, kept: string) => (given === undefined ? kept : (given ?? ''))
  return {
    kind: input.kind ?? person.kind,
    name: input.name ?? person.name,
    salutation: input.salutation ?? person.salutation,
    address: text(input.address, person.address),
    mail: text(input.mail, person.mail),
    birthdayOn: input.birthdayOn === undefined ? person.birthdayOn : input.birthdayOn,
    creditCode: input.creditCode === undefined ? person.creditCode : creditCodeOf(input.creditCode),
    preferredChannel: input.preferredChannel ?? person.preferredChannel,
    convenientTime: text(input.convenientTime, person.convenientTime),
    tags: input.tags ?? person.tags,
    interests: input.interests ?? person.interests,
  }
}

function phoneValues(ctx: Ctx, input: PeopleInput['edit']) {
  return {
    ...(input.phone === undefined ? {} : firstPhoneColumns(ctx.services, input.phone)),
    ...(input.phone2 === undefined ? {} : secondPhoneColumns(ctx.services, input.phone2)),
    ...(input.privacyAccepted ? { privacyAcceptedAt: ctx.now } : {}),
  }
}
