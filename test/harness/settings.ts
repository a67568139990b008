import type { Settings } from '#server/kernel/settings.ts'

export const HOUSE_SCHEMA = 'carebay'

/** As a server of the tests is started: on a port of its own, with a clock that tests move, saying only what is wrong. */
export function testSettings(dataDir: string): Settings {
  return {
    port: 0,
    host: '127.0.0.1',
    dataDir,
    databaseUrl: undefined,
    schema: HOUSE_SCHEMA,
    demo: false,
    virtualClock: true,
    logLevel: 'warn',
    metricsToken: undefined,
    tls: undefined,
  }
}
