import { newId } from '#domain/kernel/id.ts'
import { normalisePhone } from '#domain/kernel/phone.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { pinyinOf } from '#server/kernel/pinyin.ts'
import { firstPhoneColumns, phoneHash } from './phones.ts'
import { findPerson, insertPerson, peopleByPhone } from './queries.ts'

export type NewPerson = {
  name: string
  phone?: string | null | undefined
  kind?: 'person' | 'company'
  salutation?: '' | '先生' | '女士'
}

/** The name of a person, or an empty text for nobody. */
export async function personName(ctx: Ctx, id: string | null): Promise<string> {
  if (id === null) return ''
  return (await findPerson(ctx, id))?.name ?? ''
}

/**
 * The person of that name who has that phone, or a new one. The same phone under another name is somebody else of the
 * family or the company, not the same person; without a phone nobody can be told from a namesake.
 */
export async function findOrAddPerson(ctx: Ctx, person: NewPerson): Promise<{ id: string; isNew: boolean }> {
  const name = person.name.normalize('NFC').trim()
  const phone = person.phone == null || person.phone === '' ? null : normalisePhone(person.phone)
  if (phone !== null) {
    const known = await peopleByPhone(ctx, phoneHash(ctx.services.vault, phone))
    const same = known.find(row => row.name === name)
    if (same) return { id: same.id, isNew: false }
  }
  const id = newId()
  const kind = person.kind ?? 'person'
  await insertPerson(ctx, {
    id,
    kind,
    name,
    ...nameSounds(name, kind),
    salutation: person.salutation ?? '',
    ...firstPhoneColumns(ctx.services, phone),
    createdAt: ctx.now,
  })
  ctx.record({ event: 'person.added', subject: { kind: 'person', id }, data: { kind } })
  return { id, isNew: true }
}

/** The pinyin columns of a name. */
export function nameSounds(name: string, kind: 'person' | 'company'): { pinyin: string; initials: string } {
  const { full, initials } = pinyinOf(name, kind === 'person' ? 'name' : 'thing')
  return { pinyin: full, initials }
}
