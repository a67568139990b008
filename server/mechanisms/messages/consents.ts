import { allowedByDefault } from '#domain/mechanisms/messages/choose-channel.ts'
import type { messagesContract } from '#domain/mechanisms/messages/contract.ts'
import { channels, purposes } from '#domain/mechanisms/messages/definition.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { found } from '#server/kernel/errors.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { changes } from '#server/kernel/versions.ts'
import { findAddressee, listConsents, saveConsent } from './queries.ts'

type Input = Parameters<Handlers<typeof messagesContract>['setConsent']>[1]

/** Every channel and purpose: what the person said, else what holds without a word. */
export async function consentsOf(ctx: Ctx, personId: string) {
  found(await findAddressee(ctx, personId))
  const said = await listConsents(ctx, personId)
  return purposes.flatMap(purpose =>
    channels.map(channel => {
      const row = said.find(item => item.purpose === purpose && item.channel === channel)
      const silent = { allowed: allowedByDefault[purpose], givenAt: null, source: '' }
      return {
        channel,
        purpose,
        ...(row ? { allowed: row.allowed, givenAt: row.givenAt, source: row.source } : silent),
      }
    }),
  )
}

/** Writes down what a person accepts or refuses; the timeline keeps what held before. */
export async function setConsent(ctx: Ctx, input: Input) {
  const { personId } = input
  const before = await consentsOf(ctx, personId)
  for (const change of input.changes) await saveConsent(ctx, personId, change, input.source ?? '')
  const rows = await consentsOf(ctx, personId)
  ctx.record({
    event: 'consent.set',
    subject: { kind: 'person', id: personId },
    data: { changed: changes(flat(before), flat(rows)), source: input.source ?? '' },
  })
  return { rows }
}

function flat(rows: readonly { channel: string; purpose: string; allowed: boolean }[]): Record<string, boolean> {
  return Object.fromEntries(rows.map(row => [`${row.purpose}.${row.channel}`, row.allowed]))
}
