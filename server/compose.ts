import { policies } from '#domain/policies.ts'
import type { Services } from './kernel/context.ts'
import type { Job } from './kernel/jobs.ts'
import type { SignIn } from './kernel/requests/sign-in.ts'
import type { Reaction } from './kernel/signals.ts'
import type { Timer } from './kernel/timers.ts'
import { accessRoutes, clockRoutes } from './mechanisms/access/routes.ts'
import { dutyTimers } from './mechanisms/duties/timers.ts'
import { policiesRoutes } from './mechanisms/policies/routes.ts'

/** Operations to handlers, one line per feature, in the shape of the contract. */
export function handlers(services: Services, signIn: SignIn, settle: (until: string) => Promise<number>) {
  return {
    access: accessRoutes(services, signIn),
    clock: clockRoutes(services, settle),
    policies: policiesRoutes(policies),
  }
}

/** What processes do when a mechanism tells them something. */
export const reactions: readonly Reaction[] = []

/** What happens at moments of business time. */
export const timers: readonly Timer[] = [...dutyTimers]

/** What happens after a commit, with retry. */
export const jobs: readonly Job[] = []
