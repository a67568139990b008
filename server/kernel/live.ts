import type { ServerResponse } from 'node:http'
import pg from 'pg'
import { z } from 'zod'
import type { Connection } from './database/connect.ts'
import { liveChannel } from './timeline.ts'

const zAnnouncement = z.object({
  storeId: z.uuid(),
  touched: z.array(z.object({ kind: z.string(), id: z.string(), threadId: z.string().nullable() })),
})

type Listener = { storeId: string; response: ServerResponse }

export type Live = {
  add(storeId: string, response: ServerResponse): void
  stop(): Promise<void>
}

/** Hears every node's changes from the database and passes kind and id to the open screens of the same store. */
export async function startLive(connection: Connection, schema: string, log: (message: string) => void): Promise<Live> {
  const listeners = new Set<Listener>()
  let stopped = false
  let client = await listen()

  async function listen(): Promise<pg.Client> {
    const fresh = new pg.Client(connection)
    fresh.on('error', () => undefined)
    fresh.on('notification', message => tell(message.payload ?? ''))
    await fresh.connect()
    try {
      await fresh.query(`LISTEN ${liveChannel(schema)}`)
    } catch (error) {
      void fresh.end()
      throw error
    }
    // Only a line that stood can break: a failed attempt ends too, and must not call for attempts of its own.
    fresh.once('end', () => void relisten())
    return fresh
  }

  // After a break nobody knows what was missed: screens are told to fetch everything again.
  async function relisten(): Promise<void> {
    while (!stopped) {
      try {
        client = await listen()
        for (const listener of listeners) listener.response.write('event: reload\ndata: {}\n\n')
        return
      } catch {
        log('live updates: the database does not answer')
        await new Promise(resolve => setTimeout(resolve, 500))
      }
    }
  }

  function tell(payload: string): void {
    const announcement = zAnnouncement.parse(JSON.parse(payload))
    const text = announcement.touched.map(item => `data: ${JSON.stringify(item)}\n\n`).join('')
    for (const listener of listeners) if (listener.storeId === announcement.storeId) listener.response.write(text)
  }

  const beat = setInterval(() => {
    for (const listener of listeners) listener.response.write(': beat\n\n')
  }, 20_000)
  beat.unref()

  return {
    add: (storeId, response) => {
      const listener = { storeId, response }
      listeners.add(listener)
      response.on('close', () => listeners.delete(listener))
      response.write('retry: 800\n\n')
    },
    stop: async () => {
      stopped = true
      clearInterval(beat)
      for (const listener of listeners) listener.response.end()
      await client.end()
    },
  }
}
