import { useCallback, useEffect, useEffectEvent, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react'

/** Whether a CSS media query holds now. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    changed => {
      const list = window.matchMedia(query)
      list.addEventListener('change', changed)
      return () => list.removeEventListener('change', changed)
    },
    () => window.matchMedia(query).matches,
    () => false,
  )
}

/** Listens on the window for as long as the component is on screen; the newest handler is always the one called. */
export function useWindowEvent<K extends keyof WindowEventMap>(name: K, handler: (event: WindowEventMap[K]) => void) {
  const call = useEffectEvent(handler)
  useEffect(() => {
    const listen = (event: WindowEventMap[K]) => call(event)
    window.addEventListener(name, listen)
    return () => window.removeEventListener(name, listen)
  }, [name])
}

/** Starts something when the component appears and ends it when it goes. The only door to effects for features. */
export function useAttached(attach: () => () => void, key: unknown = null) {
  const start = useEffectEvent(attach)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says when the attachment must be renewed.
  useEffect(() => start(), [key])
}

/** What is shown over a page gives the focus back to where it came from, unless it has gone on or the page has. */
export function useFocusBack() {
  const [before] = useState(() => ({ element: document.activeElement, path: window.location.pathname }))
  useEffect(() => {
    const back = () => {
      const { element, path } = before
      const isFree = document.activeElement === null || document.activeElement === document.body
      if (isFree && path === window.location.pathname && element instanceof HTMLElement) element.focus()
    }
    return () => void setTimeout(back)
  }, [before])
}

/** The value, once it has not changed for the given time. */
export function useSettled<T>(value: T, milliseconds: number): T {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), milliseconds)
    return () => clearTimeout(timer)
  }, [value, milliseconds])
  return settled
}

/** One function for the life of the component that always does what the newest one does: for memoised parts. */
export function useStable<A extends unknown[], R>(run: (...args: A) => R): (...args: A) => R {
  const newest = useRef(run)
  useLayoutEffect(() => {
    newest.current = run
  })
  return useCallback((...args: A) => newest.current(...args), [])
}

/** Puts off what is given to `run` until nothing newer was given for a while. */
export function useDelayed(milliseconds: number) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  const cancel = () => clearTimeout(timer.current)
  const run = (task: () => void) => {
    cancel()
    timer.current = setTimeout(task, milliseconds)
  }
  return { run, cancel }
}

/** A small fact remembered by this browser, shared by all its components. Storage may be refused; then it lasts for the page. */
export function remembered<T extends string>(key: string, start: T, isValid: (value: string) => value is T) {
  const stored = readStored(key)
  let current = stored !== null && isValid(stored) ? stored : start
  const listeners = new Set<() => void>()
  const subscribe = (listener: () => void) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }
  const get = () => current
  return {
    get,
    set(value: T) {
      current = value
      writeStored(key, value)
      for (const listener of listeners) listener()
    },
    use: () => useSyncExternalStore(subscribe, get, get),
  }
}

function readStored(key: string): string | null {
  try {
    return window.localStorage.getItem(key)
  } catch {
    return null
  }
}

function writeStored(key: string, value: string) {
  try {
    window.localStorage.setItem(key, value)
  } catch {
    return
  }
}

/**
 * Runs after the field being typed in has handed over what stands in it: a key that saves must not lose the last cell.
 * The focus stays where it was.
 */
export function useAfterTyping(run: () => void): () => void {
  const newest = useStable(run)
  return () => {
    const field = document.activeElement
    if (!(field instanceof HTMLElement)) return newest()
    field.blur()
    field.focus()
    setTimeout(newest)
  }
}
