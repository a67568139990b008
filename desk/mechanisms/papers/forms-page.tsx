import { FilePdfOutlined } from '@ant-design/icons'
import { useState } from 'react'
import type { PaperListRow } from '#domain/mechanisms/papers/contract.ts'
import { textFilter, useFilters } from '../../kernel/filters.ts'
import { When } from '../../kernel/format.tsx'
import { useLoad } from '../../kernel/query.tsx'
import { useTexts } from '../../kernel/text.ts'
import { FilterBar } from '../kit/filter-bar.tsx'
import { ListPage } from '../kit/list-page.tsx'
import { type StatusLook, StatusOf } from '../kit/status-tag.tsx'
import { formsLoader, paperKindsLoader } from './forms-loaders.ts'
import { formsText } from './forms-text.ts'
import { PaperDrawer } from './paper-drawer.tsx'
import { pdfAddress } from './pdf-address.ts'
import { papersText } from './text.ts'

const filters = { kind: textFilter(), q: textFilter(), from: textFilter(), to: textFilter() }

const looks: Readonly<Record<PaperListRow['state'], StatusLook>> = {
  presented: { label: papersText.presented, tone: 'warn' },
  signed: { label: papersText.signed, tone: 'good' },
  voided: { label: papersText.voided, tone: 'calm' },
  final: { label: papersText.final, tone: 'info' },
}

/** Every paper the store has issued, found by kind, number, plate, customer or day. */
export function Page() {
  const t = useTexts(formsText)
  const p = useTexts(papersText)
  const bound = useFilters(filters)
  const [shown, setShown] = useState<PaperListRow | null>(null)
  const { kind, q, from, to } = bound.values
  const kinds = useLoad(paperKindsLoader()).data ?? []
  return (
    <>
      <ListPage<PaperListRow>
        title={t.title}
        filters={
          <FilterBar
            filters={bound}
            fields={[
              { name: 'q', label: t.search, kind: 'text', width: 220 },
              {
                name: 'kind',
                label: t.kind,
                kind: 'choice',
                choices: kinds.map(row => ({ value: row.kind, label: row.title, count: row.count })),
              },
              { name: 'from', label: t.from, kind: 'on' },
              { name: 'to', label: t.to, kind: 'on' },
            ]}
          />
        }
        load={formsLoader({ kind, q, fromOn: from, toOn: to })}
        rowKey={row => row.id}
        onOpen={setShown}
        columns={[
          { key: 'title', title: p.title, minWidth: 170, render: row => <strong>{row.title}</strong> },
          { key: 'number', title: p.number, width: 170, render: row => <span className="cb-num">{row.number}</span> },
          { key: 'finder', title: t.finder, minWidth: 220, ellipsis: true, render: row => row.finder },
          { key: 'revision', title: p.revision, width: 60, align: 'right', render: row => row.revision },
          { key: 'state', title: p.state, width: 100, render: row => <StatusOf looks={looks} value={row.state} /> },
          { key: 'at', title: p.issuedAt, width: 140, render: row => <When at={row.issuedAt} /> },
          {
            key: 'pdf',
            title: '',
            width: 70,
            render: row => (
              <a href={pdfAddress(row.id)} target="_blank" rel="noopener" aria-label={`${p.pdf} ${row.number}`}>
                <FilePdfOutlined /> PDF
              </a>
            ),
          },
        ]}
        empty={{ title: t.none, hint: '' }}
      />
      {shown && <PaperDrawer id={shown.id} title={`${shown.title} ${shown.number}`} onClose={() => setShown(null)} />}
    </>
  )
}
