import type { VisitKind } from '../generate/jobs.ts'

/** The demo's kinds of visit as the kinds of order they become. */
export const orderKinds = {
  service: 'maintenance',
  repair: 'repair',
  accident: 'accident',
  warranty: 'warranty',
  tyre: 'repair',
  beauty: 'beauty',
  check: 'freeCheck',
  rework: 'rework',
} as const satisfies Record<VisitKind, string>
