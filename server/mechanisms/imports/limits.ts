/** How much one file may be. A screen sends the whole of it and has it checked at once; the command line may take its time. */
export type ImportLimits = { bytes: number; unpackedBytes: number; rows: number; columns: number; cellLength: number }

const MB = 1_048_576

export const screenLimits: ImportLimits = {
  bytes: 20 * MB,
  unpackedBytes: 48 * MB,
  rows: 100_000,
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
