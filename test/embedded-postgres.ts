import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startEmbedded } from '#server/kernel/database/embedded.ts'

export type TestPostgres = { socketDir: string; port: number; superuser: string }

declare module 'vitest' {
  export interface ProvidedContext {
    postgres: TestPostgres
  }
}

/** One throw-away server for the whole run; `inject('postgres')` tells the tests where it answers. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(tmpdir(), 'carebay-test-'))
  const server = await startEmbedded({ dataDir, fsync: false, settings: { max_connections: '300' } })
  const { socketDir, port, superuser } = server
  project.provide('postgres', { socketDir, port, superuser })
  return async () => {
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}
