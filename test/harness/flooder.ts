import { setTimeout as pause } from 'node:timers/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { z } from 'zod'
import { crowd } from './crowd.ts'

/** Runs as a thread of its own, so that a flood costs those who are measured no time of theirs. */
const { url, token, store, perSecond, seconds, lines } = z
  .object({
    url: z.string(),
    token: z.string(),
    store: z.string(),
    perSecond: z.number(),
    seconds: z.number(),
    lines: z.number(),
  })
  .parse(workerData)

/** Lists as long as they come, and a search. */
const heavy = ['/repair-orders?limit=200', '/visits?limit=200', '/search?q=%E4%BA%ACA', '/session']
const began = performance.now()
const answers = await crowd(
  Array.from({ length: perSecond * seconds }, (_, sent) => sent),
  lines,
  async sent => {
    const ahead = (sent * 1000) / perSecond - (performance.now() - began)
    if (ahead > 5) await pause(ahead)
    const answer = await fetch(`${url}/api${heavy[sent % heavy.length]}`, {
      headers: { authorization: `Bearer ${token}`, 'carebay-store': store },
    })
    const text = await answer.text()
    return { status: answer.status, headers: [...answer.headers], body: answer.ok ? '' : text }
  },
)
parentPort?.postMessage(answers)
