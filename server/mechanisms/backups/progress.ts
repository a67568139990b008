import type { Text } from '#domain/kernel/texts.ts'

/** Told while a backup or restore goes on. */
export type Progress = { step(name: Text): void; share(done: number, of: number): void }

export const silent: Progress = { step: () => undefined, share: () => undefined }
