import { z } from 'zod'
import { pick } from '#domain/kernel/texts.ts'
import type { gateContract } from '#domain/processes/gate/contract.ts'
import { scanOutcomeTexts } from '#domain/processes/gate/pass-rule.ts'
import { DEFAULT_PAGE, decodeCursor, pageFrom } from '#server/kernel/paging.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { voidGatePass } from './issue-pass.ts'
import { listPasses, listScans } from './queries.ts'
import { scanPass } from './scan-pass.ts'

const zPlace = z.object({ at: z.string(), id: z.uuid() })

export const gateRoutes: Handlers<typeof gateContract> = {
  scan: scanPass,
  scans: async (ctx, input) => {
    const before = input.cursor === undefined ? undefined : decodeCursor(input.cursor, zPlace)
    const limit = input.limit ?? DEFAULT_PAGE
    const rows = await listScans(ctx, { before, limit: limit + 1 })
    const page = pageFrom(rows, limit, row => ({ at: row.at, id: row.id }))
    return {
      ...page,
      rows: page.rows.map(row => ({ ...row, by: row.by ?? '', text: pick(scanOutcomeTexts[row.outcome], ctx.lang) })),
    }
  },
  passes: async (ctx, input) => ({ rows: await listPasses(ctx, { livePlate: input.plate }) }),
  voidPass: voidGatePass,
}
