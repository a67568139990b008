import type { outsideContract } from '#domain/mechanisms/outside/contract.ts'
import type { Ctx } from '#server/kernel/context.ts'
import type { Handlers } from '#server/kernel/requests/router.ts'
import { emit } from '#server/kernel/signals.ts'
import { modeOf } from './queries.ts'
import { saveSwitch } from './queries-console.ts'
import { partyBack } from './signals.ts'

type Input = Parameters<Handlers<typeof outsideContract>['setSwitch']>[1]

export async function setSwitch(ctx: Ctx, { party, mode }: Input): Promise<Input> {
  const before = await modeOf(ctx, party)
  await saveSwitch(ctx, party, mode)
  ctx.record({
    event: 'outside.switched',
    subject: { kind: 'store', id: ctx.store.id },
    data: { party, changed: { mode: { from: before, to: mode } } },
  })
  if (mode === 'ok' || mode === 'slow') await emit(ctx, partyBack, { party })
  return { party, mode }
}
