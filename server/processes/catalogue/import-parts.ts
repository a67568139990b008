import type { Selectable } from 'kysely'
import type { PartsTable } from '#db/types.ts'
import { newId } from '#domain/kernel/id.ts'
import { type PartImport, parsePart, partsImport } from '#domain/processes/catalogue/import-parts.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { pinyinOf } from '#server/kernel/pinyin.ts'
import { defineImporter, type Judged } from '#server/mechanisms/imports/importer.ts'
import { aliasesOfParts, insertAliases, insertParts, partsByNumberKey, updatePart } from './queries-import.ts'

type Known = Selectable<PartsTable>
type Verdict = Judged & { known?: Known | undefined }

export const partsImporter = defineImporter<PartImport, Verdict>({
  kind: partsImport,
  parse: parsePart,
  // Two spellings of one number would be two parts on two shelves.
  keysOf: value => [{ field: 'number', key: value.numberKey }],
  judge: async (ctx, values) => {
    const known = await partsByNumberKey(
      ctx,
      values.map(value => value.numberKey),
    )
    const aliases = await aliasesOfParts(
      ctx,
      known.map(part => part.id),
    )
    return values.map(value => {
      const part = known.find(row => row.numberKey === value.numberKey)
      if (!part) return { outcome: 'added' }
      const theirs = aliases.filter(row => row.partId === part.id).map(row => row.alias)
      return { outcome: differs(value, part, theirs) ? 'changed' : 'unchanged', known: part }
    })
  },
  save: async (ctx, rows) => {
    const saved = rows.map(({ value, judged }) => ({ id: judged.known?.id ?? newId(), value, known: judged.known }))
    await insertParts(
      ctx,
      saved.filter(row => !row.known).map(({ id, value }) => newPart(id, value)),
    )
    for (const { id, value, known } of saved) if (known) await change(ctx, id, value, known)
    await insertAliases(
      ctx,
      saved.flatMap(({ id, value }) =>
        [...new Set(value.aliases)].map(alias => ({
          partId: id,
          alias,
          initials: pinyinOf(alias, 'thing').initials,
        })),
      ),
    )
  },
})

function newPart(id: string, value: PartImport) {
  const { number, numberKey, name, category, grade, maker, unit, costFen, priceFen, leadDays } = value
  const { full, initials } = pinyinOf(name, 'thing')
  return {
    ...{ id, number, numberKey, name, category, grade, maker, unit, priceFen },
    costFen: costFen ?? 0,
    leadDays: leadDays ?? 1,
    pinyin: full,
    initials,
    importKey: `number ${numberKey}`,
  }
}

async function change(ctx: Ctx, id: string, value: PartImport, known: Known): Promise<void> {
  const { full, initials } = pinyinOf(value.name, 'thing')
  await updatePart(ctx, id, { ...columns(value, known), pinyin: full, initials, version: known.version + 1 })
}

function differs(value: PartImport, known: Known, aliases: readonly string[]): boolean {
  const before: Record<string, unknown> = known
  const changed = Object.entries(columns(value, known)).some(([key, next]) => next !== before[key])
  return changed || value.aliases.some(alias => !aliases.includes(alias))
}

/** Only what the file says something of. */
function columns(value: PartImport, known: Known) {
  const keep = <T>(field: string, next: T, kept: T): T => (value.given.has(field) ? next : kept)
  return {
    name: value.name,
    category: keep('category', value.category, known.category),
    grade: keep('grade', value.grade, known.grade),
    maker: keep('maker', value.maker, known.maker),
    unit: keep('unit', value.unit, known.unit),
    costFen: value.costFen ?? known.costFen,
    priceFen: value.priceFen,
    leadDays: value.leadDays ?? known.leadDays,
  }
}
