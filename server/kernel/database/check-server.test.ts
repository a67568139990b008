import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checkVersion, SUPPORTED } from './check-server.ts'
import { StartRefusal } from './start-refusal.ts'

test('R2: a database older than the schema needs is refused in words, a newer one than was tried is only named', () => {
  for (const version of [90_624, 130_014, 140_019]) expect(() => checkVersion(version)).toThrow(StartRefusal)
  expect(() => checkVersion(140_019)).toThrow('The database is PostgreSQL 14; version 15 or later is needed')
  for (const version of [150_000, 150_018, 160_003, 180_004]) expect(checkVersion(version)).toEqual([])
  expect(checkVersion(190_000)).toEqual(['PostgreSQL 19 is newer than 18, the last that Carebay was tried on'])
})

test('the manual names the same versions', () => {
  const manual = readFileSync(join(import.meta.dirname, '../../../docs/OPERATIONS.md'), 'utf8')
  expect(manual).toContain(`PostgreSQL ${SUPPORTED.oldest} to ${SUPPORTED.newest}`)
})
