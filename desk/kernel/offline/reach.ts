import { useSyncExternalStore } from 'react'

let isReached = true
const listeners = new Set<() => void>()

/** Whether the server answered the last time it was asked; the browser's own opinion on being online does not count. */
export function sayReached(reached: boolean) {
  if (reached === isReached) return
  isReached = reached
  for (const listener of listeners) listener()
}

export function onReach(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const isServerReached = (): boolean => isReached

export function useIsOffline(): boolean {
  return useSyncExternalStore(onReach, () => !isReached)
}
