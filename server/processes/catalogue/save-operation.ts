import type { catalogueContract } from '#domain/processes/catalogue/contract.ts'
import { catalogueRefusals } from '#domain/processes/catalogue/refusals.ts'
import { found, refuse } from '#server/kernel/errors.ts'
import { pinyinOf } from '#server/kernel/pinyin.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { changes, checkVersion } from '#server/kernel/versions.ts'
import { insertOperations, operationsByCode, updateOperation } from './queries-import.ts'
import { lockOperation } from './queries-operations.ts'

type Api = Handlers<typeof catalogueContract>
type Fields = Omit<Parameters<Api['editOperation']>[1], 'id' | 'version'>

export const addOperation: Api['addOperation'] = async (ctx, input) => {
  if ((await operationsByCode(ctx, [input.code])).length > 0)
    throw refuse(catalogueRefusals.codeTaken, { code: input.code })
  await insertOperations(ctx, [{ id: input.id, code: input.code, ...columnsOf(input) }])
  const { code, name, hoursCenti } = input
  ctx.record({
    event: 'operation.added',
    subject: { kind: 'labourOperation', id: input.id },
    data: { code, name, hoursCenti },
  })
  return { id: input.id, version: 1 }
}

export const editOperation: Api['editOperation'] = async (ctx, input) => {
  const before = found(await lockOperation(ctx, input.id))
  await checkVersion(ctx, before, input.version)
  const { steps, ...columns } = columnsOf(input)
  await updateOperation(ctx, input.id, { ...columns, steps, version: before.version + 1 })
  ctx.record({
    event: 'operation.edited',
    subject: { kind: 'labourOperation', id: input.id },
    data: { changed: changes(before, { ...columns, steps: input.steps }) },
  })
  return { id: input.id, version: before.version + 1 }
}

function columnsOf(input: Fields) {
  const { name, system, trade, powers, hoursCenti, grade, highVoltage, keyItem, guaranteeClass, steps, tools } = input
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
    tools,
  }
}
