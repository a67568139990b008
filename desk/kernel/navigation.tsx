import type { ComponentType, ReactNode } from 'react'
import type { Text } from '#domain/kernel/texts.ts'
import { useCan } from './session.tsx'

/** One place in the menu. People see it when they hold the verb. */
export type NavEntry = {
  key: string
  path: string
  label: Text
  icon: ReactNode
  group: string
  verb?: string
}

export type NavGroup = { key: string; label: Text; icon: ReactNode }

/** Something to do from anywhere: listed in the command palette, and by its key if it has one. */
export type Action = { key: string; label: Text; path: string; verb?: string; hotkey?: string }

export type SearchRow = { kind: string; id: string; title: string; subtitle: string | null; badge: string | null }

/** All that features hang into the frame; put together in `desk/navigation.tsx`. */
export type Navigation = {
  entries: readonly NavEntry[]
  groups: readonly NavGroup[]
  actions: readonly Action[]
  /** Answers the one search box. */
  find?: (q: string, signal: AbortSignal) => Promise<SearchRow[]>
  /** Where a search result of a kind opens. */
  targets: Readonly<Record<string, (id: string) => string>>
  /** The bell in the bar, brought by the duties. */
  Bell?: ComponentType
}

/** More than this is a search, not a menu. */
export const menuLimit = 7

export type Menu =
  | { kind: 'flat'; entries: NavEntry[] }
  | { kind: 'grouped'; groups: (NavGroup & { entries: NavEntry[] })[] }

/** Few entries stand side by side; many are folded into their groups. */
export function menuOf(
  { entries, groups }: Pick<Navigation, 'entries' | 'groups'>,
  can: (verb: string) => boolean,
): Menu {
  const allowed = entries.filter(entry => !entry.verb || can(entry.verb))
  if (allowed.length <= menuLimit) return { kind: 'flat', entries: allowed }
  const folded = groups
    .map(group => ({ ...group, entries: allowed.filter(entry => entry.group === group.key) }))
    .filter(group => group.entries.length > 0)
  return { kind: 'grouped', groups: folded }
}

export function useMenu(navigation: Navigation): Menu {
  return menuOf(navigation, useCan())
}

export function useActions({ actions }: Navigation): Action[] {
  const can = useCan()
  return actions.filter(action => !action.verb || can(action.verb))
}

/** The entry whose address is the longest beginning of the present one. */
export function activeEntry(entries: readonly NavEntry[], pathname: string): NavEntry | undefined {
  return entries
    .filter(entry =>
      entry.path === '/' ? pathname === '/' : pathname === entry.path || pathname.startsWith(`${entry.path}/`),
    )
    .sort((a, b) => b.path.length - a.path.length)[0]
}
