import { kernelRefusals } from '#domain/kernel/refusals.ts'
import type { outsideContract } from '#domain/mechanisms/outside/contract.ts'
import { outsideRefusals } from '#domain/mechanisms/outside/refusals.ts'
import type { Services } from '#server/kernel/context.ts'
import { refuse } from '#server/kernel/errors.ts'
import type { Handlers, PublicHandler } from '#server/kernel/requests/router.ts'
import { asSystem, listStores } from '#server/kernel/work.ts'
import { listOutsideCalls } from './list-calls.ts'
import { customerPays, receiveNotice } from './payment-notice.ts'
import { listSwitches } from './queries-console.ts'
import { setSwitch } from './set-switch.ts'

type Outside = typeof outsideContract

export function outsideRoutes(services: Services) {
  const rest: Omit<Handlers<Outside>, 'notice'> = {
    calls: listOutsideCalls,
    switches: async ctx => ({ rows: await listSwitches(ctx), can: { set: ctx.can('outside.switch') } }),
    setSwitch,
    pay: async (ctx, { id }) => {
      if (!(await customerPays(ctx, id))) throw refuse(outsideRefusals.notWaiting)
      ctx.record({ event: 'payment.simulated', subject: { kind: 'payment', id } })
      return { paid: true }
    },
  }
  return { ...rest, notice: noticeHandler(services) }
}

// The provider has no session: its signature is what admits it, and the store stands in the signed text.
function noticeHandler(services: Services): PublicHandler<Outside['notice']> {
  return async (_incoming, { notice, signature }) => {
    const store = (await listStores(services)).find(item => item.id === notice.storeId)
    if (!store) throw refuse(kernelRefusals.notFound)
    const now = await services.clock.now(services.db)
    await asSystem(services, store, now, ctx => receiveNotice(ctx, notice, signature))
    return { received: true }
  }
}
