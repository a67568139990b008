import type { filesContract } from '#domain/mechanisms/files/contract.ts'
import { fileRefusals } from '#domain/mechanisms/files/refusals.ts'
import { found, refuse } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { keepFile } from './keep-file.ts'
import { findFile, listFilesOf } from './queries.ts'

export const filesRoutes: Handlers<typeof filesContract> = {
  add: async (ctx, input) => {
    const { id, name, subjectKind, subjectId, purpose } = input
    const subject =
      subjectKind !== undefined && subjectId !== undefined ? { kind: subjectKind, id: subjectId } : undefined
    await keepFile(ctx, { id, name, bytes: bytesOf(input.base64), subject, purpose })
    return found(await findFile(ctx, id))
  },
  get: async (ctx, input) => found(await findFile(ctx, input.id)),
  list: async (ctx, input) => ({ rows: await listFilesOf(ctx, input.subjectId, input.purpose) }),
}

function bytesOf(base64: string): Uint8Array {
  if (base64.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(base64)) throw refuse(fileRefusals.notBase64)
  return Buffer.from(base64, 'base64')
}
