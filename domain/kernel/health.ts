/** How well a part of the installation is: 'bad' keeps it from its work or will soon. */
export const healthStates = ['good', 'warn', 'bad'] as const
export type HealthState = (typeof healthStates)[number]

const MIB = 1_048_576
const GIB = 1024 * MIB

/** Without room PostgreSQL stops; a day's photos and write-ahead log need some gigabytes. */
export function judgeDisk(disk: { freeBytes: number; totalBytes: number }): HealthState {
  if (disk.freeBytes < 512 * MIB) return 'bad'
  return disk.freeBytes < 5 * GIB && disk.freeBytes < disk.totalBytes / 10 ? 'warn' : 'good'
}

/** The clocks of server and database must agree, else deadlines and locks are judged by two times. */
export function judgeClock(driftMs: number): HealthState {
  const drift = Math.abs(driftMs)
  if (drift > 30_000) return 'bad'
  return drift > 3_000 ? 'warn' : 'good'
}
