import { useRef } from 'react'

/** Runs tasks one after the other: a command keeps its idempotency key until it is answered, so the next must wait. */
export function useInTurn(): <T>(task: () => Promise<T>) => Promise<T> {
  const last = useRef<Promise<unknown>>(Promise.resolve())
  return task => {
    const mine = last.current.then(task, task)
    last.current = mine.catch(() => undefined)
    return mine
  }
}
