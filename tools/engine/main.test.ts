import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { scheduleFaults } from '#engines/scheduling/check-schedule.ts'
import { readShop } from './read-shop.ts'

const main = join(import.meta.dirname, 'main.ts')
let folder = ''

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'engine-'))
  writeFileSync(join(folder, 'two.fjs'), '2 2\n2 1 0 3 2 0 2 1 4\n1 1 0 2\n')
  writeFileSync(join(folder, 'bad.fjs'), '2 2\n1 1 0\n1 1 0 2\n')
  writeFileSync(join(folder, 'best-known.json'), JSON.stringify({ 'two.fjs': { best: 7, lower: 7 } }))
})
afterAll(() => rmSync(folder, { recursive: true }))

function engine(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], { encoding: 'utf8' })
  return { status, stdout, stderr }
}

const zSchedule = z.strictObject({
  makespan: z.number(),
  operations: z.array(
    z.strictObject({ job: z.number(), index: z.number(), machine: z.number(), start: z.number(), end: z.number() }),
  ),
})

test('a file with a mistake, or a mistake in the words, ends with 2 and says what is wrong', () => {
  const bad = engine('schedule', join(folder, 'bad.fjs'), '--seconds', '1')
  expect(bad).toMatchObject({ status: 2, stdout: '' })
  expect(bad.stderr).toBe(`${join(folder, 'bad.fjs')}, line 2: ends within operation 1\n`)
  expect(engine('schedule', join(folder, 'two.fjs'), '--seconds', 'many')).toMatchObject({ status: 2, stdout: '' })
})

test('a schedule is printed as JSON that passes the check', () => {
  const file = join(folder, 'two.fjs')
  const { status, stdout } = engine('schedule', file, '--iterations', '100', '--threads', '2', '--json')
  expect(status).toBe(0)
  const schedule = zSchedule.parse(JSON.parse(stdout))
  expect(schedule.makespan).toBe(7)
  expect(scheduleFaults(readShop(file), schedule)).toEqual([])
})

test('without --json people read a list and a chart', () => {
  const { stdout } = engine('schedule', join(folder, 'two.fjs'), '--iterations', '100')
  expect(stdout).toContain('makespan 7')
  expect(stdout).toMatch(/^ {3}0 1─+\|0─+\|/m)
})

test('the table of a folder names each instance with its gap', () => {
  rmSync(join(folder, 'bad.fjs'))
  const { status, stdout } = engine('table', folder, '--iterations', '100')
  expect(status).toBe(0)
  expect(stdout).toMatch(/^two +7 +0\.00 %/m)
  expect(stdout).toContain('1 instances: mean gap 0.00 %, worst 0.00 %.')
})

test('a workshop day is planned, disturbed and planned again: no faults, frozen work untouched', () => {
  const { status, stdout } = engine('workshop', '--jobs', '30', '--seed', '2', '--iterations', '400', '--json')
  expect(status).toBe(0)
  const report = z
    .object({
      lateness: z.number(),
      rival: z.object({ rule: z.string(), lateness: z.number() }),
      plan: z.object({ steps: z.array(z.object({ personId: z.string() })) }),
      explanations: z.array(z.object({ stepId: z.string() })),
      disturbed: z.object({ shareMoved: z.number(), frozenUntouched: z.boolean() }),
      faults: z.array(z.string()),
    })
    .parse(JSON.parse(stdout))
  expect(report.faults).toEqual([])
  expect(report.lateness).toBeLessThanOrEqual(report.rival.lateness)
  expect(report.disturbed.frozenUntouched).toBe(true)
  expect(report.disturbed.shareMoved).toBeLessThanOrEqual(0.2)
  expect(report.explanations.length).toBe(report.plan.steps.length)
})
