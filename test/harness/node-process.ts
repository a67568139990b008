import { spawn } from 'node:child_process'
import { join } from 'node:path'

export type Place = {
  dataDir: string
  schema: string
  connection: { host: string; port: number; user: string; database: string }
}

/** A node that can be killed as a process is: with everything it holds, in the middle of anything. */
export type NodeProcess = { url: string; kill(): Promise<void> }

const PATIENCE_MS = 30_000

/** The same program as in the house, in a process of its own on the same database and folder. */
export async function startNodeProcess(place: Place): Promise<NodeProcess> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'node-main.ts')], {
    env: { ...process.env, NODE_OPTIONS: '', CAREBAY_TEST_PLACE: JSON.stringify(place) },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  const gone = new Promise<void>(resolve => child.once('exit', () => resolve()))
  let said = ''
  const url = await new Promise<string>((resolve, reject) => {
    const limit = setTimeout(() => reject(new Error(`The node does not answer: ${said}`)), PATIENCE_MS)
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (piece: unknown) => {
        said = (said + String(piece)).slice(-20_000)
        const found = /Carebay {2}(http:\S+)/.exec(said)?.[1]
        if (found === undefined) return
        clearTimeout(limit)
        resolve(found)
      })
    }
    void gone.then(() => reject(new Error(`The node did not start: ${said}`)))
  })
  return {
    url,
    kill: async () => {
      child.kill('SIGKILL')
      await gone
    },
  }
}
