import { z } from 'zod'
import type { MessageView, messagesContract } from '#domain/mechanisms/messages/contract.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { found } from '#server/kernel/errors.ts'
import { DEFAULT_PAGE, decodeCursor, pageFrom } from '#server/kernel/paging.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { cancelMessage } from './cancel-message.ts'
import { consentsOf, setConsent } from './consents.ts'
import { finishByHand } from './finish-by-hand.ts'
import { findMessage, listMessages, type RegisterRow } from './queries-register.ts'
import { retryMessage } from './retry-message.ts'

const zPlace = z.object({ createdAt: z.iso.datetime(), id: z.uuid() })

export const messagesRoutes: Handlers<typeof messagesContract> = {
  list: async (ctx, { cursor, limit = DEFAULT_PAGE, ...wanted }) => {
    const after = cursor === undefined ? undefined : decodeCursor(cursor, zPlace)
    const rows = await listMessages(ctx, wanted, after, limit + 1)
    const page = pageFrom(rows, limit, row => ({ createdAt: row.createdAt, id: row.id }))
    return { ...page, rows: page.rows.map(row => view(ctx, row)) }
  },
  read: async (ctx, input) => view(ctx, found(await findMessage(ctx, input.id))),
  retry: retryMessage,
  cancel: cancelMessage,
  finish: finishByHand,
  consents: async (ctx, input) => ({
    rows: await consentsOf(ctx, input.personId),
    can: { set: ctx.can('consent.set') },
  }),
  setConsent,
}

function view(ctx: Ctx, row: RegisterRow): MessageView {
  const byHand = row.channel === 'call' || row.channel === 'letter'
  const open = row.state === 'queued' || row.state === 'held'
  return {
    ...row,
    can: {
      retry: !byHand && (row.state === 'failed' || row.state === 'queued') && ctx.can('message.send'),
      cancel: open && ctx.can('message.send'),
      finish: byHand && open && ctx.can('message.call'),
    },
  }
}
