import type { QuickDraft } from './quick-form.tsx'
import type { QuickLine } from './quick-lines.ts'
import type { quickText } from './quick-text.ts'

/** What is still to do before the order can be opened; null when nothing is. */
export function missing(
  draft: QuickDraft,
  lines: readonly QuickLine[],
  hasPromise: boolean,
  isHandoverOwed: boolean,
): keyof typeof quickText | null {
  if (lines.length === 0 && !draft.fromBooking) return 'needLines'
  if (draft.mileageKm === null) return 'needMileage'
  if (draft.words.trim() === '') return 'needWords'
  if (!hasPromise) return 'needPromise'
  if (isHandoverOwed && !draft.handoverRead) return 'needReading'
  return draft.privacy ? null : 'needPrivacy'
}
