import { FilePdfOutlined } from '@ant-design/icons'
import { useState } from 'react'
import type { PaperListRow } from '#domain/mechanisms/papers/contract.ts'
import { When } from '../../kernel/format.tsx'
import { useLoad } from '../../kernel/query.tsx'
import { EmptyState } from '../../kernel/states.tsx'
import { useTexts } from '../../kernel/text.ts'
import { type ListColumn, RowTable } from '../kit/row-table.tsx'
import { type StatusLook, StatusOf } from '../kit/status-tag.tsx'
import { papersOfThreadLoader } from './loaders.ts'
import { PaperDrawer } from './paper-drawer.tsx'
import { pdfAddress } from './pdf-address.ts'
import { papersText } from './text.ts'

const looks: Readonly<Record<PaperListRow['state'], StatusLook>> = {
  presented: { label: papersText.presented, tone: 'warn' },
  signed: { label: papersText.signed, tone: 'good' },
  voided: { label: papersText.voided, tone: 'calm' },
  final: { label: papersText.final, tone: 'info' },
}

/** Every paper of one visit to the shop, voided ones included; opened at the side, or as PDF. */
export function PapersOfThread({ threadId }: { threadId: string }) {
  const t = useTexts(papersText)
  const [shown, setShown] = useState<PaperListRow | null>(null)
  const { data, placeholder } = useLoad(papersOfThreadLoader(threadId), { rows: 4 })
  if (!data) return placeholder
  if (data.length === 0) return <EmptyState title={t.none} />
  const columns: ListColumn<PaperListRow>[] = [
    { key: 'title', title: t.title, minWidth: 170, render: row => row.title },
    { key: 'number', title: t.number, width: 170, render: row => <span className="cb-num">{row.number}</span> },
    { key: 'revision', title: t.revision, width: 60, align: 'right', render: row => row.revision },
    { key: 'state', title: t.state, width: 100, render: row => <StatusOf looks={looks} value={row.state} /> },
    { key: 'issuedAt', title: t.issuedAt, width: 140, render: row => <When at={row.issuedAt} /> },
    {
      key: 'pdf',
      title: '',
      width: 60,
      render: row => (
        <a href={pdfAddress(row.id)} target="_blank" rel="noopener" aria-label={`${t.pdf} ${row.title}`}>
          <FilePdfOutlined /> PDF
        </a>
      ),
    },
  ]
  return (
    <>
      <RowTable rows={data} columns={columns} rowKey={row => row.id} onOpen={setShown} />
      {shown && <PaperDrawer id={shown.id} title={`${shown.title} ${shown.number}`} onClose={() => setShown(null)} />}
    </>
  )
}
