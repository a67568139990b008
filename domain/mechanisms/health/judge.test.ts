import { expect, test } from 'vitest'
import { type HealthFacts, judgeHealth } from './judge.ts'

const GIB = 1024 ** 3
const well: HealthFacts = {
  now: '2027-03-02T01:00:00.000Z',
  realNow: '2026-11-22T01:00:00.000Z',
  unsafeSettings: [],
  connections: { used: 26, max: 100 },
  missingMigrations: 0,
  disk: { freeBytes: 40 * GIB, totalBytes: 100 * GIB },
  driftMs: 12,
  jobs: { failed: 0, oldestReadyAt: null },
  outbox: { failed: 0, oldestWaitingAt: null },
  lastRun: { finishedAt: '2027-03-01T18:10:00.000Z', broken: 0 },
  lastRestoreAt: '2026-11-21T18:30:00.000Z',
}

test('R26: an installation that is well is good in every part', () => {
  expect(new Set(Object.values(judgeHealth(well)))).toEqual(new Set(['good']))
})

const cases: [string, Partial<HealthFacts>, keyof ReturnType<typeof judgeHealth>, 'warn' | 'bad'][] = [
  ['fsync off', { unsafeSettings: ['fsync'] }, 'database', 'bad'],
  ['connections nearly used up', { connections: { used: 81, max: 100 } }, 'database', 'warn'],
  ['a migration not run', { missingMigrations: 1 }, 'migrations', 'bad'],
  ['less than 5 GB and a tenth', { disk: { freeBytes: 4 * GIB, totalBytes: 100 * GIB } }, 'disk', 'warn'],
  ['hardly any room', { disk: { freeBytes: GIB / 4, totalBytes: 100 * GIB } }, 'disk', 'bad'],
  ['clocks four seconds apart', { driftMs: -4000 }, 'clock', 'warn'],
  ['clocks a minute apart', { driftMs: 60_000 }, 'clock', 'bad'],
  ['a job gave up', { jobs: { failed: 1, oldestReadyAt: null } }, 'jobs', 'warn'],
  ['a job waits ten minutes', { jobs: { failed: 0, oldestReadyAt: '2026-11-22T00:49:00.000Z' } }, 'jobs', 'warn'],
  ['a job waits two hours', { jobs: { failed: 0, oldestReadyAt: '2026-11-21T23:00:00.000Z' } }, 'jobs', 'bad'],
  ['a message failed', { outbox: { failed: 1, oldestWaitingAt: null } }, 'outbox', 'warn'],
  ['a call waits an hour', { outbox: { failed: 0, oldestWaitingAt: '2027-03-02T00:00:00.000Z' } }, 'outbox', 'bad'],
  ['never checked', { lastRun: null }, 'invariants', 'warn'],
  ['checked two days ago', { lastRun: { finishedAt: '2027-02-28T00:00:00.000Z', broken: 0 } }, 'invariants', 'warn'],
  ['a rule broken', { lastRun: { finishedAt: '2027-03-01T18:10:00.000Z', broken: 1 } }, 'invariants', 'bad'],
  ['no restore yet', { lastRestoreAt: null }, 'restore', 'warn'],
  ['no restore for two weeks', { lastRestoreAt: '2026-11-08T00:00:00.000Z' }, 'restore', 'warn'],
]

test.each(cases)('%s', (_what, facts, part, state) => {
  const states = judgeHealth({ ...well, ...facts })
  expect(states).toEqual({ ...judgeHealth(well), [part]: state })
})
