/** How much one file may be. A person at a screen waits for the answer; the command line may take its time. */
export type ImportLimits = { bytes: number; unpackedBytes: number; rows: number; columns: number; cellLength: number }

const MB = 1_048_576

export const screenLimits: ImportLimits = {
  bytes: 20 * MB,
  unpackedBytes: 48 * MB,
  rows: 20_000,
  columns: 100,
  cellLength: 2_000,
}

export const commandLineLimits: ImportLimits = {
  ...screenLimits,
  bytes: 200 * MB,
  unpackedBytes: 1_024 * MB,
  rows: 500_000,
}

export const inMb = (bytes: number): number => Math.floor(bytes / MB)
