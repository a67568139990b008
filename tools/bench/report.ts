import { writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { readSettings } from '#server/kernel/settings.ts'
import type { OperationResult, Results } from './run.ts'

type Options = { size: string; json: boolean; file: string | undefined }

const UNKNOWN = '—'
const shippedLimit = readSettings({}).requestsPerMinute?.toLocaleString('en')
const ms = (value: number) => value.toFixed(1)

export function report(results: Results, { size, json, file }: Options): void {
  const text = json ? JSON.stringify({ size, ...results }, null, 2) : asTable(results, size)
  console.log(text)
  if (file !== undefined) writeFileSync(file, `${asTable(results, size)}\n`)
}

/** Reads may take three times the bare statements, or five milliseconds more; undefined when nobody knows what those take. */
export function isLean({ p50, bare }: Pick<OperationResult, 'p50' | 'bare'>): boolean | undefined {
  return bare === null ? undefined : p50 <= Math.max(3 * bare.p50, bare.p50 + 5)
}

function asTable(results: Results, size: string): string {
  const rows = results.operations.map(item => [
    item.name,
    ms(item.p50),
    ms(item.p95),
    String(item.promised),
    verdict(item.p95 <= item.promised),
    item.bare ? ms(item.bare.p50) : UNKNOWN,
    item.bare ? ms(item.p50 - item.bare.p50) : UNKNOWN,
    String(item.statements ?? UNKNOWN),
    verdict(isLean(item)),
  ])
  const head = ['Operation', 'p50 ms', 'p95 ms', 'promised', 'kept', 'bare SQL p50', 'difference', 'statements', 'lean']
  const lines = [
    `# Benchmark, size ${size}`,
    '',
    `${results.measuredOn}, ${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown processor'}, Node ${process.versions.node}. One user unless said otherwise; requests are counted, but the shipped limit of ${shippedLimit} a minute for a session is lifted. Made by \`npm run bench -- --size ${size}\`.`,
    '',
    row(head),
    row(head.map(() => '---')),
    ...rows.map(row),
    '',
    `Server memory: ${megabytes(results.idleBytes)} idle, ${megabytes(results.busyBytes)} after the run (database apart). The database takes ${megabytes(results.databaseBytes)} on disk.`,
  ]
  const loads = results.firstLoads.map(({ page, files, bytes }) => `${page} ${files} files, ${kilobytes(bytes)}`)
  if (loads.length > 0) lines.push('', `First load: ${loads.join('; ')}.`)
  const { mixed } = results
  if (mixed)
    lines.push(
      '',
      `${mixed.users} users mixed for ${mixed.seconds} s: ${mixed.perSecond.toFixed(0)} requests a second, p50 ${ms(mixed.p50)} ms, p95 ${ms(mixed.p95)} ms, ${mixed.failed} failed, ${ms(mixed.serverMs)} ms of the server's processor each${mixed.firstFailure ? ` (${mixed.firstFailure})` : ''}.`,
    )
  return lines.join('\n')
}

const verdict = (isKept: boolean | undefined) => (isKept === undefined ? UNKNOWN : isKept ? 'yes' : '**no**')
const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
const kilobytes = (bytes: number) => `${Math.round(bytes / 1_024)} kB`
const megabytes = (bytes: number) => `${Math.round(bytes / 1_048_576)} MB`
