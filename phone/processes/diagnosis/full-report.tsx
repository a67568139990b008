import type { PaperDocument } from '#domain/mechanisms/papers/document.ts'
import { layOutSheet } from '#domain/mechanisms/papers/sheet.ts'
import type { LinkDiagnosis } from '#domain/processes/diagnosis/contract-links.ts'
import { diagnosisReportPaper } from '#domain/processes/diagnosis/papers/diagnosis-report.ts'
import { PaperSheetView } from '../../mechanisms/papers/paper-sheet.tsx'

/** The formal report; a bundle of its own, fetched by who wants to read it. */
export function FullReport({ token, view }: { token: string; view: LinkDiagnosis }) {
  const document: PaperDocument = { ...view.paper.document, content: view.paper.document.content ?? null }
  return (
    <PaperSheetView
      sheet={layOutSheet(diagnosisReportPaper, document)}
      photoUrl={fileId => `/api/links/${token}/files/${fileId}`}
    />
  )
}
