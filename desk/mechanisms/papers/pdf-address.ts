import { inStore } from '../../kernel/store.ts'

/** The archived paper, in a tab of its own. */
export function pdfAddress(paperId: string): string {
  return inStore(`/api/papers/${paperId}/pdf`)
}
