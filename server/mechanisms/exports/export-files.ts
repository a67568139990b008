import { mkdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Settings } from '#server/kernel/settings.ts'
import type { ExportFormat } from './write-table.ts'

/** Apart from `files/`: what lies here is nobody's record, is in no backup, and is gone after a day. */
export function exportFolder(settings: Settings): string {
  return join(settings.dataDir, 'exports')
}

export function exportPath(settings: Settings, id: string, format: ExportFormat): string {
  return join(exportFolder(settings), `${id}.${format}`)
}

/** Makes the folder and clears away what an attempt before this one left. @returns where to write */
export async function freshPath(settings: Settings, id: string, format: ExportFormat): Promise<string> {
  await mkdir(exportFolder(settings), { recursive: true, mode: 0o700 })
  await dropFile(settings, id, format)
  return exportPath(settings, id, format)
}

export async function dropFile(settings: Settings, id: string, format: ExportFormat): Promise<void> {
  await rm(exportPath(settings, id, format), { force: true })
}

export async function sizeOf(path: string): Promise<number> {
  return (await stat(path)).size
}
