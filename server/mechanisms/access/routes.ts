import { kernelRefusals } from '#domain/kernel/refusals.ts'
import { msOf, toInstant } from '#domain/kernel/time.ts'
import type { accessContract, clockContract } from '#domain/mechanisms/access/contract.ts'
import type { Services } from '#server/kernel/context.ts'
import { refuse } from '#server/kernel/errors.ts'
import { sessionCookieHeader } from '#server/kernel/http/cookies.ts'
import type { Handlers, PublicHandler } from '#server/kernel/requests/router.ts'
import type { Session } from '#server/kernel/requests/session.ts'
import type { SignIn } from '#server/kernel/requests/sign-in.ts'
import { durationMs } from './duration.ts'
import { listColleagues, saveLanguage, waitWithoutLimit } from './queries.ts'

type Access = typeof accessContract
type Clock = typeof clockContract

export function accessRoutes(signIn: SignIn) {
  const enter: PublicHandler<Access['signIn']> = async (incoming, input) => {
    const token = await signIn.enter(input.username, input.password, incoming.address, incoming.agent)
    incoming.setHeader('set-cookie', sessionCookieHeader(token, incoming.https === true))
    return { token, expiresInHours: 12 }
  }
  const rest: Omit<Handlers<Access>, 'signIn' | 'session' | 'signOut'> = {
    setLanguage: async (ctx, input) => {
      await saveLanguage(ctx, input.lang)
      return { lang: input.lang }
    },
    colleagues: async (ctx, input) => ({ rows: await listColleagues(ctx, input.role) }),
  }
  return { signIn: enter, session: readSessionView, signOut: leave(signIn), ...rest }
}

type InSession<K extends keyof Handlers<Access>> = (
  ctx: Parameters<Handlers<Access>[K]>[0],
  input: Parameters<Handlers<Access>[K]>[1],
  session: Session | undefined,
) => ReturnType<Handlers<Access>[K]>

const readSessionView: InSession<'session'> = async (ctx, _input, session) => {
  if (!session) throw refuse(kernelRefusals.staffOnly)
  return {
    person: { id: session.staffId, name: session.name },
    roles: [...ctx.actor.roles],
    verbs: ctx.services.verbsOf(ctx.actor.roles),
    store: ctx.store,
    stores: session.stores,
    lang: session.lang,
    clock: { now: ctx.now, virtual: ctx.services.clock.virtual },
  }
}

const leave =
  (signIn: SignIn): InSession<'signOut'> =>
  async (_ctx, _input, session) => {
    if (!session) throw refuse(kernelRefusals.staffOnly)
    await signIn.leave(session.token)
    return { ended: true }
  }

/** Moves the virtual clock from due moment to due moment, so that each thing happens at its own time. */
export function clockRoutes(services: Services, settle: (until: string) => Promise<number>) {
  const read: PublicHandler<Clock['read']> = async () => ({
    now: await services.clock.now(services.db),
    virtual: services.clock.virtual,
  })
  const move: Handlers<Clock>['move'] = async (ctx, input) => {
    if (!services.clock.virtual) throw refuse(kernelRefusals.clockIsReal)
    // This transaction only waits while the moments on the way run in theirs.
    await waitWithoutLimit(ctx)
    const target = input.to ?? toInstant(msOf(ctx.now) + durationMs(input.advance ?? 'PT0S'))
    const fired = await settle(target)
    return { now: await services.clock.now(services.db), fired }
  }
  return { read, move }
}
