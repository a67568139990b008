import { setTimeout as pause } from 'node:timers/promises'
import type { z } from 'zod'
import type { PartyName, SwitchMode } from '#domain/mechanisms/outside/parties.ts'
import type { Ctx, Subject } from '#server/kernel/context.ts'
import type { JobRun } from '#server/kernel/jobs.ts'
import * as queries from './queries.ts'

/** An outside party that cannot be reached or answers nonsense: the job tries again later. */
export class OutsideError extends Error {
  readonly party: PartyName
  readonly mode: 'down' | 'garbage'

  constructor(party: PartyName, mode: 'down' | 'garbage') {
    super(`${party} ${mode === 'down' ? 'does not answer' : 'answers nonsense'}`)
    this.party = party
    this.mode = mode
  }
}

export type Question<A extends z.ZodType> = {
  /** The same key again is the same call: it is answered, not done twice. */
  key: string
  party: PartyName
  operation: string
  subject: Subject
  /** What the console shows; never a whole phone number. */
  request: Record<string, unknown>
  answer: A
  /** What the simulated party answers; its records are the console's rows. */
  simulate(ctx: Ctx): Promise<z.input<A>>
}

/** How long a slow party takes; shorter than the five seconds after which a real one is given up. */
const SLOW_MS = 1_500

/** One call to a simulated party: written down, subject to the store's switch, answered once per key. */
export async function ask<A extends z.ZodType>(run: JobRun, question: Question<A>): Promise<z.output<A>> {
  const { known, mode } = await run.within(async ctx => ({
    known: await queries.openCall(ctx, question),
    mode: await queries.modeOf(ctx, question.party),
  }))
  if (known !== undefined) return question.answer.parse(known)
  if (mode === 'slow') await pause(SLOW_MS)
  const answer = await run.within(ctx => answerOf(ctx, question, mode))
  if (answer.ok) return question.answer.parse(answer.value)
  throw new OutsideError(question.party, answer.error)
}

type Answered = { ok: true; value: unknown } | { ok: false; error: 'down' | 'garbage' }

async function answerOf<A extends z.ZodType>(ctx: Ctx, question: Question<A>, mode: SwitchMode): Promise<Answered> {
  // A second run of the same job may have been quicker.
  const done = await queries.lockCall(ctx, question.key)
  if (done !== undefined) return { ok: true, value: done }
  if (mode === 'fail') {
    await queries.failCall(ctx, question.key, 'down')
    return { ok: false, error: 'down' }
  }
  const value: unknown = mode === 'garbage' ? '<html>502 Bad Gateway</html>' : await question.simulate(ctx)
  const parsed = question.answer.safeParse(value)
  if (!parsed.success) {
    await queries.failCall(ctx, question.key, 'garbage')
    return { ok: false, error: 'garbage' }
  }
  await queries.finishCall(ctx, question.key, value)
  return { ok: true, value }
}
