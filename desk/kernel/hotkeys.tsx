import { createContext, type ReactNode, use, useEffectEvent, useId, useLayoutEffect } from 'react'
import { useFocusBack, useWindowEvent } from './browser.ts'

/** A key as written on the screen: `F2`, `Alt+N`, `Ctrl+S`, `/`, `Esc`, `?`. On a Mac, Ctrl is ⌘. */
export type KeyName = string

export type Hotkey = { key: KeyName; label: string; run: () => void; disabled?: boolean }
type Scope = { id: string; title: string; level: number; keys: () => Hotkey[] }

/** Level 0 is the frame, 1 the page, above are dialogs; the highest that knows a key has it. */
const scopes: Scope[] = []
const LevelContext = createContext(1)

/** Registers keys while the component is on screen. `title` heads them in the key list. */
export function useHotkeys(title: string, keys: Hotkey[], options: { everywhere?: boolean } = {}) {
  const id = useId()
  const pageLevel = use(LevelContext)
  const level = options.everywhere ? 0 : pageLevel
  const newest = useEffectEvent(() => keys)
  // Before the screen is painted: whoever sees a button may press its key.
  useLayoutEffect(() => {
    const scope: Scope = { id, title, level, keys: () => newest() }
    scopes.push(scope)
    return () => void scopes.splice(scopes.indexOf(scope), 1)
  }, [id, title, level])
}

/** Wraps a dialog or drawer: its keys come before those of the page below, and the focus goes back there after it. */
export function HotkeyLayer({ children }: { children: ReactNode }) {
  useFocusBack()
  const level = use(LevelContext)
  return <LevelContext value={level + 1}>{children}</LevelContext>
}

/** Listens once for the whole window; rendered by the shell. */
export function HotkeyListener() {
  useWindowEvent('keydown', event => {
    if (event.defaultPrevented || event.isComposing) return
    const name = keyNameOf(event)
    if (!mayFire(name, event.target)) return
    const found = findHotkey(scopes, name)
    if (!found) return
    event.preventDefault()
    if (!found.disabled) found.run()
  })
  return null
}

/** All keys that work now, nearest scope first; to be asked in an event, not while drawing. */
export function listHotkeys(): { title: string; keys: Hotkey[] }[] {
  return ordered(scopes).map(scope => ({ title: scope.title, keys: scope.keys() }))
}

export function findHotkey(all: readonly Scope[], name: KeyName): Hotkey | undefined {
  for (const scope of ordered(all)) {
    const hit = scope.keys().find(hotkey => hotkey.key === name)
    if (hit) return hit
  }
  return undefined
}

/** The name of a pressed key in the spelling of this registry. */
export function keyNameOf(
  event: Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>,
): KeyName {
  const base = baseName(event)
  const parts = [
    event.ctrlKey || event.metaKey ? 'Ctrl' : '',
    event.altKey ? 'Alt' : '',
    event.shiftKey && base.length > 1 ? 'Shift' : '',
    base,
  ]
  return parts.filter(Boolean).join('+')
}

/** Keys that type something do not act while a field has the focus; function and control keys do. */
export function mayFire(name: KeyName, target: EventTarget | null): boolean {
  const types = name.length === 1
  return !types || !isField(target)
}

function baseName(event: Pick<KeyboardEvent, 'key' | 'code' | 'altKey'>): string {
  if (event.key === 'Escape') return 'Esc'
  // Alt+N gives another character on some layouts; the place of the key counts.
  if (event.altKey && /^Key[A-Z]$/.test(event.code)) return event.code.slice(3)
  return event.key.length === 1 ? event.key.toUpperCase() : event.key
}

export function isField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)
}

function ordered(all: readonly Scope[]): Scope[] {
  return [...all].reverse().sort((a, b) => b.level - a.level)
}
