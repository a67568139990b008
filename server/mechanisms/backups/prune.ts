import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'

/** Two weeks of nights. Copies that must live longer are made of this folder, on another machine. */
const KEPT = 14

/** Removes the oldest backups of the folder, and drafts a crash left. Attachments stay: the newer ones need them. */
export async function pruneBackups(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter(name => /^carebay-\d{8}T\d{9}Z\.backup(\.part)?$/.test(name)).sort()
  const drafts = names.filter(name => name.endsWith('.part'))
  const old = names.filter(name => name.endsWith('.backup')).slice(0, -KEPT)
  for (const name of [...drafts, ...old]) await rm(join(folder, name), { force: true })
}
