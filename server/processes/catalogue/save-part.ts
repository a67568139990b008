import { normalisePartNumber } from '#domain/kernel/part-number.ts'
import type { catalogueContract } from '#domain/processes/catalogue/contract.ts'
import { catalogueRefusals } from '#domain/processes/catalogue/refusals.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { found, refuse } from '#server/kernel/errors.ts'
import { pinyinOf } from '#server/kernel/pinyin.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { changes, checkVersion } from '#server/kernel/versions.ts'
import { aliasesOf, fitmentsOf } from './queries-parts.ts'

type Api = Handlers<typeof catalogueContract>
type Belongings = Pick<Parameters<Api['addPart']>[1], 'aliases' | 'fitments'>

export const addPart: Api['addPart'] = async (ctx, input) => {
  const numberKey = normalisePartNumber(input.number)
  // Two spellings of one number would be two parts on two shelves.
  const twin = await ctx.db
    .selectFrom('parts')
    .select(['number', 'name'])
    .where('numberKey', '=', numberKey)
    .executeTakeFirst()
  if (twin) throw refuse(catalogueRefusals.numberTaken, twin)
  const { id, number, name, category, grade, maker, unit, leadDays, costFen, priceFen } = input
  const { full, initials } = pinyinOf(name, 'thing')
  await ctx.db
    .insertInto('parts')
    .values({
      id,
      number,
      numberKey,
      name,
      pinyin: full,
      initials,
      category,
      grade,
      maker,
      unit,
      leadDays,
      costFen,
      priceFen,
    })
    .execute()
  await replaceBelongings(ctx, id, input)
  ctx.record({ event: 'part.added', subject: { kind: 'part', id }, data: { number, name, grade, priceFen } })
  return { id, version: 1 }
}

export const editPart: Api['editPart'] = async (ctx, input) => {
  const before = found(
    await ctx.db.selectFrom('parts').selectAll().where('id', '=', input.id).forUpdate().executeTakeFirst(),
  )
  await checkVersion(ctx, before, input.version)
  if (input.supersededBy === input.id) throw refuse(catalogueRefusals.supersededBySelf)
  const { name, category, grade, maker, unit, leadDays, active, supersededBy } = input
  const { full, initials } = pinyinOf(name, 'thing')
  const fields = { name, category, grade, maker, unit, leadDays, active, supersededBy }
  const [aliases, fitments] = [await aliasesOf(ctx, input.id), await fitmentsOf(ctx, input.id)]
  await ctx.db
    .updateTable('parts')
    .set({ ...fields, pinyin: full, initials, version: before.version + 1 })
    .where('id', '=', input.id)
    .execute()
  await replaceBelongings(ctx, input.id, input)
  ctx.record({
    event: 'part.edited',
    subject: { kind: 'part', id: input.id },
    data: {
      changed: changes(
        { ...before, aliases, fitments },
        { ...fields, aliases: input.aliases, fitments: input.fitments },
      ),
    },
  })
  return { id: input.id, version: before.version + 1 }
}

async function replaceBelongings(ctx: Ctx, partId: string, { aliases, fitments }: Belongings): Promise<void> {
  await ctx.db.deleteFrom('partAliases').where('partId', '=', partId).execute()
  await ctx.db.deleteFrom('partFitments').where('partId', '=', partId).execute()
  const names = [...new Set(aliases)].map(alias => ({ partId, alias, initials: pinyinOf(alias, 'thing').initials }))
  if (names.length > 0) await ctx.db.insertInto('partAliases').values(names).execute()
  if (fitments.length === 0) return
  const rows = fitments.map(({ brand, series, yearFrom, yearTo, power }) => ({
    partId,
    brand,
    series,
    yearFrom,
    yearTo,
    power,
  }))
  await ctx.db
    .insertInto('partFitments')
    .values(rows)
    .onConflict(conflict => conflict.doNothing())
    .execute()
}
