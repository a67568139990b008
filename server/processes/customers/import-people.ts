import { newId } from '#domain/kernel/id.ts'
import { type PersonImport, parsePerson, peopleImport } from '#domain/processes/customers/import-people.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { defineImporter, type Judged } from '#server/mechanisms/imports/importer.ts'
import { nameSounds } from './people.ts'
import { firstPhoneColumns, phoneHash, secondPhoneColumns } from './phones.ts'
import { type PersonRow, updatePerson } from './queries.ts'
import { insertPeople, knownPeople } from './queries-import.ts'

type Verdict = Judged & { known?: PersonRow | undefined }

export const peopleImporter = defineImporter<PersonImport, Verdict>({
  kind: peopleImport,
  parse: parsePerson,
  keysOf: value =>
    value.code === ''
      ? [{ field: 'name', key: `${value.name} ${value.phone ?? ''} ${value.address}` }]
      : [{ field: 'code', key: value.code }],
  judge: async (ctx, values) => {
    const hashes = values.flatMap(value => (value.phone === null ? [] : [phoneHash(ctx.services.vault, value.phone)]))
    const known = await knownPeople(
      ctx,
      values.map(value => importKey(ctx, value)),
      hashes,
    )
    return values.map(value => judge(ctx, value, known))
  },
  save: async (ctx, rows) => {
    const fresh = rows.filter(row => row.judged.known === undefined)
    await insertPeople(
      ctx,
      fresh.map(({ value }) => ({
        id: newId(),
        ...columnsOf(ctx, value),
        importKey: importKey(ctx, value),
        createdAt: ctx.now,
      })),
    )
    for (const { value, judged } of rows) {
      if (judged.known) await updatePerson(ctx, judged.known.id, mergedColumns(ctx, value, judged.known))
    }
  },
})

function judge(ctx: Ctx, value: PersonImport, known: readonly PersonRow[]): Verdict {
  const key = importKey(ctx, value)
  const hash = value.phone === null ? undefined : phoneHash(ctx.services.vault, value.phone)
  const row =
    known.find(person => person.importKey === key) ??
    known.find(person => hash !== undefined && person.phoneHash === hash && person.name === value.name)
  if (!row) return { outcome: 'added' }
  return { outcome: differs(ctx, value, row) ? 'changed' : 'unchanged', known: row }
}

/** The customer's code in the old books, or else a keyed hash of who it is: the key must not show a phone number. */
function importKey(ctx: Ctx, value: PersonImport): string {
  if (value.code !== '') return `code ${value.code}`
  const who = value.phone === null ? `${value.name} ${value.address}` : `${value.name} ${value.phone}`
  return `hash ${ctx.services.vault.searchHash(`person ${who}`)}`
}

function differs(ctx: Ctx, value: PersonImport, row: PersonRow): boolean {
  const { vault } = ctx.services
  const phones = [
    value.phone !== null && phoneHash(vault, value.phone) !== row.phoneHash,
    value.phone2 !== null && phoneHash(vault, value.phone2) !== row.phone2Hash,
  ]
  const next: Record<string, unknown> = plainColumns(value, row)
  const before: Record<string, unknown> = row
  return (
    phones.includes(true) || Object.keys(next).some(key => JSON.stringify(next[key]) !== JSON.stringify(before[key]))
  )
}

function columnsOf(ctx: Ctx, value: PersonImport) {
  const { kind, name, salutation, address, mail, birthdayOn, creditCode, convenientTime, tags } = value
  return {
    ...{ kind, name, salutation, address, mail, birthdayOn, creditCode, convenientTime, tags },
    ...nameSounds(name, kind),
    ...firstPhoneColumns(ctx.services, value.phone),
    ...secondPhoneColumns(ctx.services, value.phone2),
  }
}

function mergedColumns(ctx: Ctx, value: PersonImport, row: PersonRow) {
  return {
    ...plainColumns(value, row),
    ...nameSounds(value.name, value.kind),
    ...(value.phone === null ? {} : firstPhoneColumns(ctx.services, value.phone)),
    ...(value.phone2 === null ? {} : secondPhoneColumns(ctx.services, value.phone2)),
    version: row.version + 1,
  }
}

/** What the file says, and where it says nothing what the books say. */
function plainColumns(value: PersonImport, row: PersonRow) {
  const text = (given: string, kept: string) => (given === '' ? kept : given)
  return {
    kind: value.kind,
    name: value.name,
    salutation: value.salutation === '' ? row.salutation : value.salutation,
    address: text(value.address, row.address),
    mail: text(value.mail, row.mail),
    birthdayOn: value.birthdayOn ?? row.birthdayOn,
    creditCode: text(value.creditCode, row.creditCode),
    convenientTime: text(value.convenientTime, row.convenientTime),
    tags: [...new Set([...row.tags, ...value.tags])],
  }
}
