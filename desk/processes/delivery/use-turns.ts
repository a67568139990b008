import { useRef } from 'react'
import { useInTurn } from '#desk/mechanisms/kit/use-in-turn.ts'
import type { DeliveryView } from '#domain/processes/delivery/contract.ts'

/**
 * Answers given in one breath before the customer: each waits for the one before and builds on the version that left, so
 * that quick fingers are not told that somebody else changed the record.
 */
export function useTurns(view: DeliveryView) {
  const inTurn = useInTurn()
  const newest = useRef(0)
  return <T>(task: (version: number) => Promise<T>, versionOf: (answer: T) => number | undefined): Promise<T> =>
    inTurn(async () => {
      const answer = await task(Math.max(newest.current, view.version))
      newest.current = versionOf(answer) ?? newest.current
      return answer
    })
}

export type Turns = ReturnType<typeof useTurns>
