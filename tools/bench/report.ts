import { writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import type { OperationResult, Results } from './run.ts'

type Options = { size: string; json: boolean; file: string | undefined }

const ms = (value: number) => value.toFixed(1)

export function report(results: Results, { size, json, file }: Options): void {
  const text = json ? JSON.stringify({ size, ...results }, null, 2) : asTable(results, size)
  console.log(text)
  if (file !== undefined) writeFileSync(file, `${asTable(results, size)}\n`)
}

/** Reads may take three times the bare statements, or five milliseconds more. */
export function isLean({ kind, p50, bareP50 }: OperationResult): boolean {
  return kind === 'write' || p50 <= Math.max(3 * bareP50, bareP50 + 5)
}

function asTable(results: Results, size: string): string {
  const rows = results.operations.map(item => [
    item.name,
    ms(item.p50),
    ms(item.p95),
    String(item.promised),
    item.p95 <= item.promised ? 'yes' : '**no**',
    item.kind === 'read' ? ms(item.bareP50) : '—',
    item.kind === 'read' ? ms(item.p50 - item.bareP50) : '—',
    String(item.statements),
    item.kind === 'write' ? '—' : isLean(item) ? 'yes' : '**no**',
  ])
  const head = ['Operation', 'p50 ms', 'p95 ms', 'promised', 'kept', 'bare SQL p50', 'difference', 'statements', 'lean']
  const lines = [
    `# Benchmark, size ${size}`,
    '',
    `${results.measuredOn}, ${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown processor'}, Node ${process.versions.node}. One user unless said otherwise; made by \`npm run bench -- --size ${size}\`.`,
    '',
    row(head),
    row(head.map(() => '---')),
    ...rows.map(row),
    '',
    `Server memory: ${megabytes(results.idleBytes)} idle, ${megabytes(results.busyBytes)} after the run (database apart).`,
  ]
  const { mixed } = results
  if (mixed)
    lines.push(
      '',
      `${mixed.users} users mixed for ${mixed.seconds} s: ${mixed.perSecond.toFixed(0)} requests a second, p50 ${ms(mixed.p50)} ms, p95 ${ms(mixed.p95)} ms, ${mixed.failed} failed${mixed.firstFailure ? ` (${mixed.firstFailure})` : ''}.`,
    )
  return lines.join('\n')
}

const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
const megabytes = (bytes: number) => `${Math.round(bytes / 1_048_576)} MB`
