import { normalisePartNumber } from '#domain/kernel/part-number.ts'
import type { catalogueContract } from '#domain/processes/catalogue/contract.ts'
import { catalogueRefusals } from '#domain/processes/catalogue/refusals.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { found, refuse } from '#server/kernel/errors.ts'
import { pinyinOf } from '#server/kernel/pinyin.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { changes, checkVersion } from '#server/kernel/versions.ts'
import { insertAliases, insertParts, partsByNumberKey, updatePart } from './queries-import.ts'
import { aliasesOf, clearBelongings, fitmentsOf, insertFitments, lockPart } from './queries-parts.ts'

type Api = Handlers<typeof catalogueContract>
type Belongings = Pick<Parameters<Api['addPart']>[1], 'aliases' | 'fitments'>

export const addPart: Api['addPart'] = async (ctx, input) => {
  const numberKey = normalisePartNumber(input.number)
  // Two spellings of one number would be two parts on two shelves.
  const [twin] = await partsByNumberKey(ctx, [numberKey])
  if (twin) throw refuse(catalogueRefusals.numberTaken, { number: twin.number, name: twin.name })
  const { id, number, name, category, grade, maker, unit, leadDays, costFen, priceFen } = input
  const { full, initials } = pinyinOf(name, 'thing')
  const names = { name, pinyin: full, initials }
  await insertParts(ctx, [
    { id, number, numberKey, ...names, category, grade, maker, unit, leadDays, costFen, priceFen },
  ])
  await replaceBelongings(ctx, id, input)
  ctx.record({ event: 'part.added', subject: { kind: 'part', id }, data: { number, name, grade, priceFen } })
  return { id, version: 1 }
}

export const editPart: Api['editPart'] = async (ctx, input) => {
  const before = found(await lockPart(ctx, input.id))
  await checkVersion(ctx, before, input.version)
  if (input.supersededBy === input.id) throw refuse(catalogueRefusals.supersededBySelf)
  const { name, category, grade, maker, unit, leadDays, active, supersededBy } = input
  const { full, initials } = pinyinOf(name, 'thing')
  const fields = { name, category, grade, maker, unit, leadDays, active, supersededBy }
  const [aliases, fitments] = [await aliasesOf(ctx, input.id), await fitmentsOf(ctx, input.id)]
  await updatePart(ctx, input.id, { ...fields, pinyin: full, initials, version: before.version + 1 })
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
  await clearBelongings(ctx, partId)
  await insertAliases(
    ctx,
    [...new Set(aliases)].map(alias => ({ partId, alias, initials: pinyinOf(alias, 'thing').initials })),
  )
  await insertFitments(ctx, partId, fitments)
}
