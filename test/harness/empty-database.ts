import pg from 'pg'
import { inject } from 'vitest'
import { newId } from '#domain/kernel/id.ts'

export type EmptyDatabase = {
  connection: { host: string; port: number; user: string; database: string }
  close(): Promise<void>
}

/** A database of the run's server with nothing in it. */
export async function openEmptyDatabase(): Promise<EmptyDatabase> {
  const server = inject('postgres')
  const database = `empty_${newId().replaceAll('-', '')}`
  const admin = { host: server.socketDir, port: server.port, user: server.superuser }
  const once = async (text: string) => {
    const client = new pg.Client({ ...admin, database: 'postgres' })
    await client.connect()
    await client.query(text)
    await client.end()
  }
  await once(`CREATE DATABASE ${database}`)
  return {
    connection: { ...admin, database },
    close: () => once(`DROP DATABASE ${database} WITH (FORCE)`),
  }
}
