import { useEffect, useRef } from 'react'

/** Says every so many seconds that this page is before somebody's eyes; a page in the background says nothing. */
export function useWhileVisible(seconds: number, tell: () => void): void {
  const latest = useRef(tell)
  latest.current = tell
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') latest.current()
    }, seconds * 1000)
    return () => clearInterval(timer)
  }, [seconds])
}
