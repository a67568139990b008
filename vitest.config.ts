import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

const never = ['**/node_modules/**', 'build/**', '.data/**']

export default defineConfig({
  test: {
    pool: 'threads',
    // Tests own no module state they would have to be protected from, and a fresh worker for each file costs more than
    // the tests in it.
    isolate: false,
    projects: [
      {
        extends: true,
        test: {
          name: 'rules',
          include: ['{domain,engines,tools,desk,phone}/**/*.test.{ts,tsx}'],
          exclude: never,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          // Whatever the server's own zone is, the days are those of the shop: the rules once more from across the date line.
          name: 'elsewhere',
          include: ['domain/**/*.test.ts', 'desk/**/*.test.{ts,tsx}'],
          exclude: never,
          // A thread shares the zone of its process.
          pool: 'forks',
          env: { TZ: 'America/Los_Angeles' },
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'database',
          include: [
            'server/**/*.test.ts',
            'test/scenarios/**/*.test.ts',
            'test/harness/**/*.test.ts',
            'db/**/*.test.ts',
          ],
          exclude: never,
          globalSetup: ['test/embedded-postgres.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 1 },
          // Half of a test's time is the database's or a child's: on a small machine one file at a time leaves it idle.
          maxWorkers: Math.max(2, availableParallelism() - 1),
        },
      },
      {
        extends: true,
        test: {
          name: 'journeys',
          include: ['test/journeys/**/*.test.ts'],
          exclude: never,
          globalSetup: ['test/embedded-postgres.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
          // A real browser on a busy machine now and then misses a beat; what fails twice is broken.
          retry: 1,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
})
