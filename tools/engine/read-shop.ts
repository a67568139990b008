import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { ScheduleOptions } from '#engines/scheduling/islands.ts'
import type { JobShop } from '#engines/scheduling/job-shop.ts'
import { parseFjs } from '#engines/scheduling/parse-fjs.ts'

/** A mistake of the person at the command line, with what to do about it. */
export class BadInput extends Error {}

export function readShop(path: string): JobShop {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    throw new BadInput(`${path} cannot be read: ${error instanceof Error ? error.message : error}`)
  }
  const parsed = parseFjs(text)
  if (!parsed.ok) throw new BadInput(`${path}, ${parsed.problem}`)
  return parsed.shop
}

export type Words = { positionals: string[]; values: Record<string, string | boolean | undefined> }

/** The words of a command; options with a value, and switches. */
export function readWords(args: string[], valued: readonly string[], switches: readonly string[]): Words {
  const options: Record<string, { type: 'string' | 'boolean' }> = {}
  for (const name of valued) options[name] = { type: 'string' }
  for (const name of switches) options[name] = { type: 'boolean' }
  try {
    const { positionals, values } = parseArgs({ args, options, allowPositionals: true })
    return {
      positionals,
      values: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, one(value)])),
    }
  } catch (error) {
    throw new BadInput(error instanceof Error ? error.message : String(error))
  }
}

function one(value: string | boolean | (string | boolean)[] | undefined): string | boolean | undefined {
  return Array.isArray(value) ? value.at(-1) : value
}

export function numberOf({ values }: Words, name: string, otherwise: number, least: number, most: number): number {
  const given = values[name]
  if (given === undefined) return otherwise
  const value = Number(given)
  if (!Number.isFinite(value) || value < least || value > most)
    throw new BadInput(`--${name} is “${given}”; a number from ${least} to ${most} is expected`)
  return value
}

export function wholeOf(words: Words, name: string, otherwise: number, least: number, most: number): number {
  const value = numberOf(words, name, otherwise, least, most)
  if (!Number.isInteger(value)) throw new BadInput(`--${name} is “${value}”; a whole number is expected`)
  return value
}

export const solverOptions = ['seconds', 'threads', 'seed', 'iterations'] as const

export function scheduleOptionsOf(words: Words): ScheduleOptions {
  const both = words.values['seconds'] !== undefined && words.values['iterations'] !== undefined
  if (both) throw new BadInput('give either --seconds or --iterations')
  const common = {
    seed: wholeOf(words, 'seed', 1, 0, 2_147_483_647),
    threads: wholeOf(words, 'threads', 1, 1, 64),
  }
  if (words.values['iterations'] !== undefined)
    return { ...common, iterations: wholeOf(words, 'iterations', 1, 0, 1_000_000_000) }
  return { ...common, seconds: numberOf(words, 'seconds', 5, 0, 86_400) }
}
