import { texts } from '#domain/kernel/texts.ts'

/** The order of a bundle: as the visit went. A paper of a kind not named here stands at the end. */
const kinds = [
  ...['SLP-04', 'FRM-04', 'FRM-27', 'FRM-33', 'FRM-14', 'FRM-38', 'FRM-06', 'FRM-03'],
  ...['FRM-18', 'FRM-01', 'FRM-02', 'SLP-01', 'SLP-02', 'SLP-03', 'FRM-24', 'FRM-71', 'FRM-70'],
  ...[
    'FRM-34',
    'FRM-35',
    'SLP-07',
    'SLP-08',
    'FRM-25',
    'FRM-05',
    'FRM-52',
    'FRM-19',
    'FRM-08',
    'SLP-06',
    'FRM-07',
    'FRM-09',
  ],
] as const

export const bundleTexts = texts({
  visit: ['来店与诊断', 'Visit and diagnosis'],
  order: ['工单', 'Order'],
})

/** RO-14: papers of the visit before those of the order, each in the order of the work, then by time. */
export function bundled<P extends { kind: string; issuedAt: string; threadId: string | null }>(
  papers: readonly P[],
  visitId: string,
): P[] {
  const rank = (paper: P) => {
    const place = kinds.findIndex(kind => kind === paper.kind)
    return place < 0 ? kinds.length : place
  }
  const part = (paper: P) => (paper.threadId === visitId ? 0 : 1)
  return papers.toSorted(
    (a, b) =>
      part(a) - part(b) || rank(a) - rank(b) || (a.issuedAt < b.issuedAt ? -1 : a.issuedAt > b.issuedAt ? 1 : 0),
  )
}
