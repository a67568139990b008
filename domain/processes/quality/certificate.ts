import type { Text } from '#domain/kernel/texts.ts'

/**
 * Work after which the law wants a certificate signed by an inspector before the car leaves (道路运输条例, article 44);
 * for all other work none is asked.
 */
export const certifiedWorks = ['整车修理', '总成修理', '二级维护'] as const
export type CertifiedWork = (typeof certifiedWorks)[number]

type Line = { kind: string; guaranteeClass: string }

/** Which of an order's work asks for a certificate. */
export function certifiedWorksOf(lines: readonly Line[]): CertifiedWork[] {
  const classes = new Set(lines.filter(line => line.kind === 'labour').map(line => line.guaranteeClass))
  return certifiedWorks.filter(work => classes.has(work))
}

const inEnglish: Record<CertifiedWork, string> = {
  整车修理: 'whole-car repair',
  总成修理: 'assembly repair',
  二级维护: 'secondary maintenance',
}

export const certifiedWorkText = (work: CertifiedWork): Text => [work, inEnglish[work]]
