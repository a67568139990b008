import { useState } from 'react'
import { textFilter, useFilters } from '#desk/kernel/filters.ts'
import { at } from '#desk/kernel/format.tsx'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { FilterBar } from '#desk/mechanisms/kit/filter-bar.tsx'
import { ListPage } from '#desk/mechanisms/kit/list-page.tsx'
import { StatusOf, StatusTag } from '#desk/mechanisms/kit/status-tag.tsx'
import { PaperDrawer } from '#desk/mechanisms/papers/paper-drawer.tsx'
import { resultTexts } from '#domain/processes/follow-up/kinds.ts'
import { registerLoader } from './loaders.ts'
import { resultLooks } from './looks.ts'
import { followUpText } from './text.ts'

const filters = { from: textFilter(), to: textFilter() }

/** The register of calls, ours and the customers'; each row opens its record as paper. */
export function Page() {
  const t = useTexts(followUpText)
  const text = useText()
  const bound = useFilters(filters)
  const [paper, setPaper] = useState<{ id: string; title: string } | null>(null)
  return (
    <>
      <ListPage
        title={t.register}
        filters={
          <FilterBar
            filters={bound}
            fields={[
              { name: 'from', label: t.from, kind: 'on' },
              { name: 'to', label: t.to, kind: 'on' },
            ]}
          />
        }
        load={registerLoader({ fromOn: bound.values.from, toOn: bound.values.to })}
        rowKey={row => row.id}
        onOpen={row =>
          row.paperId && setPaper({ id: row.paperId, title: `${row.customer} ${text(resultTexts[row.result])}` })
        }
        columns={[
          { key: 'at', title: t.at, width: 140, render: row => <span className="cb-num">{at(row.startedAt)}</span> },
          { key: 'direction', title: t.direction, width: 70, render: row => t[row.direction] },
          { key: 'customer', title: t.customer, width: 110, render: row => <strong>{row.customer}</strong> },
          { key: 'plate', title: t.plate, width: 110, render: row => row.plate },
          { key: 'purpose', title: t.purpose, width: 130, render: row => row.purpose },
          {
            key: 'result',
            title: t.result,
            width: 110,
            render: row => <StatusOf looks={resultLooks} value={row.result} />,
          },
          {
            key: 'satisfied',
            title: t.satisfied,
            width: 110,
            render: row =>
              row.satisfied === null ? null : (
                <StatusTag tone={row.satisfied ? 'good' : 'bad'}>{row.satisfied ? t.yes : t.no}</StatusTag>
              ),
          },
          { key: 'opinion', title: t.opinion, minWidth: 180, ellipsis: true, render: row => row.opinion },
          { key: 'staff', title: t.staff, width: 100, render: row => row.staff },
        ]}
        empty={{ title: t.noRegister, hint: '' }}
      />
      {paper && <PaperDrawer id={paper.id} title={paper.title} onClose={() => setPaper(null)} />}
    </>
  )
}
