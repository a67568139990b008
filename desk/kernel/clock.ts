import { useSyncExternalStore } from 'react'
import { dateOn, type Instant, msOf, toInstant } from '#domain/kernel/time.ts'

/** The server's clock may be a virtual one and this machine's may be wrong; only the difference between them is kept. */
let offsetMs = 0
let isVirtual = false
const listeners = new Set<() => void>()

export function setServerClock(serverNow: Instant, virtual: boolean) {
  offsetMs = msOf(serverNow) - Date.now()
  isVirtual = virtual
  for (const listener of listeners) listener()
}

/** What is known of the server's clock, to be kept for a start without the network. */
export function serverClock() {
  return { offsetMs, virtual: isVirtual }
}

export function restoreClock(kept: { offsetMs: number; virtual: boolean }) {
  offsetMs = kept.offsetMs
  isVirtual = kept.virtual
  for (const listener of listeners) listener()
}

/** The application's time, for previews by shared rules and for countdowns. */
export function now(): Instant {
  return toInstant(Date.now() + offsetMs)
}

export function today(): string {
  return dateOn(now())
}

/** The time, renewed at each full step (default: the minute); a component using it is drawn again then. */
export function useNow(stepMs = 60_000): Instant {
  return useSyncExternalStore(
    changed => {
      const timer = setInterval(changed, Math.min(stepMs, 1_000))
      listeners.add(changed)
      return () => {
        clearInterval(timer)
        listeners.delete(changed)
      }
    },
    () => toInstant(Math.floor((Date.now() + offsetMs) / stepMs) * stepMs),
  )
}

export function useIsVirtualClock(): boolean {
  return useSyncExternalStore(
    changed => {
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
    () => isVirtual,
  )
}
