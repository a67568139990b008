import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { textFilter, useFilters } from '#desk/kernel/filters.ts'
import { hours, Money } from '#desk/kernel/format.tsx'
import { useLoad } from '#desk/kernel/query.tsx'
import { useCan } from '#desk/kernel/session.tsx'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { FilterBar } from '#desk/mechanisms/kit/filter-bar.tsx'
import { ListPage } from '#desk/mechanisms/kit/list-page.tsx'
import type { ListColumn } from '#desk/mechanisms/kit/row-table.tsx'
import { StatusTag } from '#desk/mechanisms/kit/status-tag.tsx'
import { skillGradeTexts } from '#domain/processes/catalogue/kinds.ts'
import type { OperationRow } from '#domain/processes/catalogue/shapes.ts'
import { kindsLoader, operationsLoader } from './loaders.ts'
import { OperationDrawer } from './operation-drawer.tsx'
import { OperationForm } from './operation-form.tsx'
import { labourText } from './text.ts'

const filters = { q: textFilter(), system: textFilter(), trade: textFilter(), id: textFilter() }

/** Standard hours per operation: what estimate, promise and efficiency reckon with (WKS-13). */
export function Page() {
  const t = useTexts(labourText)
  const can = useCan()
  const bound = useFilters(filters)
  const kinds = useLoad(kindsLoader()).data
  const [isAdding, setAdding] = useState(false)
  const choices = (names: readonly string[] = []) => names.map(name => ({ value: name, label: name }))
  return (
    <>
      <ListPage<OperationRow>
        title={t.title}
        actions={
          can('catalogue.editLabour') && (
            <Button icon={<PlusOutlined />} onClick={() => setAdding(true)}>
              {t.add}
            </Button>
          )
        }
        filters={
          <FilterBar
            filters={bound}
            fields={[
              { name: 'q', label: t.search, kind: 'text', width: 260 },
              { name: 'system', label: t.system, kind: 'choice', choices: choices(kinds?.systems) },
              { name: 'trade', label: t.trade, kind: 'choice', choices: choices(kinds?.trades) },
            ]}
          />
        }
        load={operationsLoader(bound.values)}
        columns={useColumns()}
        rowKey={row => row.id}
        onOpen={row => bound.set({ id: row.id })}
        empty={{ title: t.none }}
      />
      {bound.values.id !== '' && <OperationDrawer id={bound.values.id} onClose={() => bound.set({ id: '' })} />}
      {isAdding && <OperationForm onClose={() => setAdding(false)} />}
    </>
  )
}

function useColumns(): ListColumn<OperationRow>[] {
  const t = useTexts(labourText)
  const text = useText()
  const grade = (row: OperationRow) => {
    const words = skillGradeTexts[row.grade - 1]
    return words ? text(words) : row.grade
  }
  return [
    { key: 'code', title: t.code, width: 110, render: row => <span className="cb-num">{row.code}</span> },
    {
      key: 'name',
      title: t.name,
      minWidth: 240,
      render: row => (
        <>
          <strong>{row.name}</strong> {row.highVoltage && <StatusTag tone="bad">{t.highVoltage}</StatusTag>}{' '}
          {row.keyItem && <StatusTag tone="info">{t.keyItem}</StatusTag>}
        </>
      ),
    },
    { key: 'system', title: t.system, width: 130, render: row => row.system },
    { key: 'trade', title: t.trade, width: 90, render: row => row.trade },
    { key: 'grade', title: t.grade, width: 90, render: grade },
    { key: 'hours', title: t.hours, width: 90, align: 'right', render: row => hours(row.hoursCenti) },
    { key: 'rate', title: t.rate, width: 100, align: 'right', render: row => <Money fen={row.rateFen} /> },
    { key: 'price', title: t.price, width: 110, align: 'right', render: row => <Money fen={row.amountFen} strong /> },
  ]
}
