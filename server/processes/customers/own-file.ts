import type { FileRow } from './queries-files.ts'

/**
 * The file as the present owner's: habits, wishes and talks written down for a former owner are left out (CRM-04). The
 * envelope, its number and its place stay, for they are the car's.
 */
export function fileForOwner(file: FileRow, ownerId: string | null): FileRow {
  if (file.personId === ownerId) return file
  const blank = { wantedServices: '', habits: '', preferences: '', advice: '', nextTalk: '', nextTalkKind: '' }
  return { ...file, ...blank, nextTalkOn: null, notGiven: [] }
}
