import { everyone } from '#domain/mechanisms/access/roles.ts'
import { frontRows } from './front.ts'
import { mechanismsRows } from './mechanisms.ts'
import { shopRows } from './shop.ts'

/**
 * Who may call what, written down a second time and independently of the grants: the access test compares the running
 * server with it. The roles are those of domain/mechanisms/access/roles.ts without their R-; 'everyRole' is all of them.
 * Whoever adds an operation adds its row; whoever changes a grant changes it here as well, knowingly.
 */
export const matrix: Record<string, string> = { ...mechanismsRows, ...frontRows, ...shopRows }

const openTo = ['public', 'signedIn', 'link']

/** Whether somebody signed in with these roles gets past the door. */
export function mayCall(row: string, roles: readonly string[]): boolean {
  if (openTo.includes(row) || row === 'everyRole') return true
  return roles.some(role => row.split(' ').includes(role.slice(2)))
}

export function needsSession(row: string): boolean {
  return row !== 'public' && row !== 'link'
}

/** Names in the rows that are no role. */
export function unknownNames(): string[] {
  const named = Object.values(matrix).flatMap(row =>
    row === 'everyRole' || openTo.includes(row) ? [] : row.split(' '),
  )
  return [...new Set(named)].filter(name => !everyone.some(role => role === `R-${name}`))
}
