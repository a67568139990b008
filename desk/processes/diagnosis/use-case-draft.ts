import { useMemo, useState } from 'react'
import { newId } from '#domain/kernel/id.ts'
import type { DiagnosisView } from '#domain/processes/diagnosis/contract.ts'
import type { FindingView, ReadingView } from '#domain/processes/diagnosis/shapes.ts'
import { useStable } from '../../kernel/browser.ts'
import { now } from '../../kernel/clock.ts'
import { useLang, useText, useTexts } from '../../kernel/text.ts'
import { findingColumns, readingColumns } from './columns.tsx'
import { diagnosisText } from './text.ts'

export type Case = NonNullable<DiagnosisView['diagnosis']>

/** What is being typed of a diagnosis, from the saved state on; a device's readings are not part of it. */
export function useCaseDraft(diagnosis: Case, canEdit: boolean) {
  const t = useTexts(diagnosisText)
  const text = useText()
  const { lang } = useLang()
  const [findings, setFindings] = useState(diagnosis.findings)
  const [written, setWritten] = useState(diagnosis.readings.filter(reading => reading.sessionId === null))
  const [plainExplanation, setPlain] = useState(diagnosis.plainExplanation)
  const [feeFen, setFee] = useState(diagnosis.feeFen)
  const changeFinding = useStable((row: FindingView, part: Partial<FindingView>) =>
    setFindings(all => all.map(item => (item.id === row.id ? { ...item, ...part } : item))),
  )
  const changeReading = useStable((row: ReadingView, part: Partial<ReadingView>) =>
    setWritten(all => all.map(item => (item.id === row.id ? { ...item, ...part } : item))),
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words change with the language, and only then.
  const columns = useMemo(
    () => ({
      findings: findingColumns(t, text, canEdit ? changeFinding : undefined),
      readings: readingColumns(t, text, canEdit ? changeReading : undefined),
    }),
    [lang, canEdit],
  )
  return {
    findings,
    readings: [...diagnosis.readings.filter(reading => reading.sessionId !== null), ...written],
    plainExplanation,
    feeFen,
    columns,
    setPlain,
    setFee,
    addFinding: (part: string) => setFindings(all => [...all, emptyFinding(part)]),
    removeFinding: (row: FindingView) => setFindings(all => all.filter(item => item.id !== row.id)),
    addReading: (kind: ReadingView['kind']) => setWritten(all => [...all, emptyReading(kind)]),
    removeReading: (row: ReadingView) => setWritten(all => all.filter(item => item.id !== row.id)),
    /** As the command takes it; lines without a name were begun and left. */
    input: () => ({
      id: diagnosis.id,
      version: diagnosis.version,
      findings,
      readings: written.filter(reading => reading.item.trim() !== '').map(({ sessionId: _, ...reading }) => reading),
      plainExplanation,
      feeFen,
    }),
  }
}

export type CaseDraft = ReturnType<typeof useCaseDraft>

function emptyFinding(part: string): FindingView {
  return { id: newId(), part, cause: part, certainty: 'confirmed', recommendation: '', urgency: 'soon', safety: false }
}

function emptyReading(kind: ReadingView['kind']): ReadingView {
  const empty = { device: '', item: '', value: '', unit: '', limits: '', meaning: '', sessionId: null }
  return { ...empty, id: newId(), kind, result: kind === 'code' ? 'bad' : 'ok', readAt: now() }
}
