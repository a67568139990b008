import { appendFileSync } from 'node:fs'
import { basename } from 'node:path'
import { expect } from 'vitest'

/** How hard the suite of every day tries, and how hard `npm run test:faults` does. */
export function scaled(everyDay: number, byCommand: number): number {
  return process.env.CAREBAY_FAULTS === 'full' ? byCommand : everyDay
}

export type Figure = { promise: string; what: string; wanted: string; got: string }

/** A figure for the table of `npm run test:faults`; in the suite of every day it is only asserted. */
export function figure(row: Figure): void {
  const file = process.env.CAREBAY_FIGURES
  const suite = basename(expect.getState().testPath ?? '', '.test.ts')
  if (file !== undefined) appendFileSync(file, `${JSON.stringify({ ...row, suite })}\n`)
}
