import type { catalogueContract } from '#domain/processes/catalogue/contract.ts'
import { catalogueRefusals } from '#domain/processes/catalogue/refusals.ts'
import { found, refuse } from '#server/kernel/errors.ts'
import { pinyinOf } from '#server/kernel/pinyin.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { changes, checkVersion } from '#server/kernel/versions.ts'

type Api = Handlers<typeof catalogueContract>
type Fields = Omit<Parameters<Api['editOperation']>[1], 'id' | 'version'>

export const addOperation: Api['addOperation'] = async (ctx, input) => {
  const taken = await ctx.db
    .selectFrom('labourOperations')
    .select('id')
    .where('code', '=', input.code)
    .executeTakeFirst()
  if (taken) throw refuse(catalogueRefusals.codeTaken, { code: input.code })
  await ctx.db
    .insertInto('labourOperations')
    .values({ id: input.id, code: input.code, ...columnsOf(input) })
    .execute()
  const { code, name, hoursCenti } = input
  ctx.record({
    event: 'operation.added',
    subject: { kind: 'labourOperation', id: input.id },
    data: { code, name, hoursCenti },
  })
  return { id: input.id, version: 1 }
}

export const editOperation: Api['editOperation'] = async (ctx, input) => {
  const query = ctx.db.selectFrom('labourOperations').selectAll().where('id', '=', input.id)
  const before = found(await query.forUpdate().executeTakeFirst())
  await checkVersion(ctx, before, input.version)
  const { steps, ...columns } = columnsOf(input)
  await ctx.db
    .updateTable('labourOperations')
    .set({ ...columns, steps, version: before.version + 1 })
    .where('id', '=', input.id)
    .execute()
  ctx.record({
    event: 'operation.edited',
    subject: { kind: 'labourOperation', id: input.id },
    data: { changed: changes(before, { ...columns, steps: input.steps }) },
  })
  return { id: input.id, version: before.version + 1 }
}

function columnsOf(input: Fields) {
  const { name, system, trade, powers, hoursCenti, grade, highVoltage, keyItem, guaranteeClass, steps } = input
  const { full, initials } = pinyinOf(name, 'thing')
  return {
    name,
    pinyin: full,
    initials,
    system,
    trade,
    powers,
    hoursCenti,
    grade,
    highVoltage,
    keyItem,
    guaranteeClass,
    steps: JSON.stringify(steps),
  }
}
