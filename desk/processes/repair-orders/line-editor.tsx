import { useMemo, useState } from 'react'
import { useStable } from '#desk/kernel/browser.ts'
import { LineGrid } from '#desk/mechanisms/kit/line-grid.tsx'
import { lineColumns } from './line-columns.tsx'
import { useLineWords } from './line-words.ts'
import { draftFromOperation, draftFromPart, type LineDraft, without } from './lines.ts'
import { type Found, searchCatalogue } from './search-catalogue.ts'

type LineEditorProps = {
  lines: readonly LineDraft[]
  /** Fitting parts come first. */
  vehicleId: string
  /** Without it the lines only show. */
  onChange?: (lines: LineDraft[]) => void
}

/** The lines of an order or an add-on: found by pinyin, typed in place, nothing sent until saved. */
export function LineEditor({ lines, vehicleId, onChange }: LineEditorProps) {
  const words = useLineWords()
  const [found] = useState(() => new Map<string, Found>())
  const change = useStable((row: LineDraft, part: Partial<LineDraft>) =>
    onChange?.(lines.map(line => (line.id === row.id ? { ...line, ...part } : line))),
  )
  const isOpen = onChange !== undefined
  const columns = useMemo(() => lineColumns(words, isOpen ? change : undefined), [words, isOpen, change])
  const add = (hit: Found | undefined) => {
    if (!hit) return
    const line = hit.kind === 'labour' ? draftFromOperation(hit.row, lines) : draftFromPart(hit.row, lines)
    onChange?.([...lines, line])
  }
  const { t } = words
  return (
    <LineGrid<LineDraft>
      label={t.lines}
      rows={lines}
      rowKey={row => row.id}
      rowName={row => row.name}
      columns={columns}
      empty={t.noLines}
      rowTone={row => (row.state === 'declined' || row.state === 'cancelled' ? 'calm' : undefined)}
      {...(isOpen
        ? {
            onRemove: (row: LineDraft) => onChange(without(lines, row)),
            add: {
              name: `catalogue ${vehicleId}`,
              placeholder: t.addLine,
              search: (q, signal) => searchCatalogue(q, { vehicleId, found, t, signal }),
              onPick: choice => add(found.get(choice.value)),
            },
          }
        : {})}
    />
  )
}
