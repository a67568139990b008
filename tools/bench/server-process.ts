import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { z } from 'zod'
import type { BenchHouse } from './house.ts'

/** One statement as the product sent it; the name is what its connection keeps it prepared under. */
const zStatement = z.object({ name: z.string().optional(), text: z.string(), values: z.array(z.unknown()) })
export type Statement = z.infer<typeof zStatement>
const zAnswer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready'), url: z.string() }),
  z.object({ kind: z.literal('statements'), statements: z.array(zStatement) }),
  z.object({ kind: z.literal('usage'), rss: z.number(), processorMs: z.number() }),
])

export type Usage = { rss: number; processorMs: number }

export type ServerProcess = {
  url: string
  /** The statements the server sends while `work` runs. */
  capture(work: () => Promise<unknown>): Promise<Statement[]>
  /** Bytes resident now, and the processor's time since the start in milliseconds. */
  usage(): Promise<Usage>
  stop(): Promise<void>
}

export async function startServerProcess(house: BenchHouse): Promise<ServerProcess> {
  const { settings, connection } = house
  const child = fork(join(import.meta.dirname, 'serve.ts'), {
    env: { ...process.env, BENCH_HOUSE: JSON.stringify({ settings, connection }) },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`The server ended with ${code}`)
  })
  ended.catch(() => undefined)
  const answer = async () => {
    const [message] = await Promise.race([once(child, 'message'), ended])
    return zAnswer.parse(message)
  }
  const ready = await answer()
  if (ready.kind !== 'ready') throw new Error('The server did not come up')
  return {
    url: ready.url,
    capture: async work => {
      child.send('capture')
      await work()
      child.send('captured')
      const told = await answer()
      return told.kind === 'statements' ? told.statements : []
    },
    usage: async () => {
      child.send('usage')
      const told = await answer()
      if (told.kind !== 'usage') throw new Error(`Asked for its usage, the server told ${told.kind}`)
      return told
    },
    stop: async () => {
      child.send('stop')
      await once(child, 'exit')
    },
  }
}
