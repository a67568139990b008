import { measuredOn } from './measured-on.ts'
import type { WorkshopReport } from './workshop.ts'

/** Several days side by side, with what they come to together. */
export function tableOfDays(reports: readonly WorkshopReport[]): string {
  const [first] = reports
  const title = `${first?.jobs} jobs, ${first?.bays} bays, ${first?.technicians} technicians`
  const heads = ['Seed', 'Lateness', 'Best dispatch rule', 'Best rule filling gaps', 'Seconds']
  const later = ['Again: lateness', 'Best dispatch rule', 'Best rule filling gaps', 'Moved %', 'Changed %', 'Seconds']
  const rows = reports.map(({ disturbed, ...day }) => [
    ...[day.seed, day.lateness, day.rival.lateness, day.rivalFillingGaps.lateness, day.seconds.toFixed(2)],
    ...[disturbed.lateness, disturbed.rival.lateness, disturbed.rivalFillingGaps.lateness],
    ...[percent(disturbed.shareMoved), percent(disturbed.shareChanged), disturbed.seconds.toFixed(2)],
  ])
  const sum = (pick: (report: WorkshopReport) => number) => reports.reduce((all, report) => all + pick(report), 0)
  const all = [
    ...['all', sum(day => day.lateness), sum(day => day.rival.lateness), sum(day => day.rivalFillingGaps.lateness), ''],
    ...[sum(day => day.disturbed.lateness), sum(day => day.disturbed.rival.lateness)],
    ...[sum(day => day.disturbed.rivalFillingGaps.lateness), '', '', ''],
  ]
  const faults = sum(day => day.faults.length)
  const isKept = reports.every(day => day.disturbed.frozenUntouched)
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`
  return `${title}. ${measuredOn()}. Faults found by the checker: ${faults}; work in progress ${isKept ? 'untouched' : 'TOUCHED'}.

${line([...heads, ...later])}
${line([...heads, ...later].map(() => '---'))}
${[...rows, all].map(line).join('\n')}
`
}

function percent(share: number): string {
  return (share * 100).toFixed(0)
}
