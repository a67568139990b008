import { Button } from 'antd'
import { useState } from 'react'
import { measureStateTexts } from '#domain/mechanisms/measures/kinds.ts'
import { choiceFilter, useFilters } from '../../kernel/filters.ts'
import { useCan } from '../../kernel/session.tsx'
import { useText, useTexts } from '../../kernel/text.ts'
import { FilterBar } from '../kit/filter-bar.tsx'
import { ListPage } from '../kit/list-page.tsx'
import { optionsFrom } from '../kit/options.ts'
import { measuresLoader } from './loaders.ts'
import { useMeasureColumns } from './measure-columns.tsx'
import { AddMeasureDrawer } from './measure-drawers.tsx'
import { measureText } from './text.ts'

const filters = { state: choiceFilter(['open', 'done', 'closed'], 'open') }

/** What is being done about problems, by whom until when, and whether it worked. */
export function Page() {
  const t = useTexts(measureText)
  const text = useText()
  const can = useCan()
  const bound = useFilters(filters)
  const [isAdding, setAdding] = useState(false)
  return (
    <>
      <ListPage
        title={t.title}
        actions={
          can('measure.plan') && (
            <Button type="primary" onClick={() => setAdding(true)}>
              {t.add}
            </Button>
          )
        }
        filters={
          <FilterBar
            filters={bound}
            fields={[{ name: 'state', label: t.state, kind: 'tabs', choices: optionsFrom(measureStateTexts, text) }]}
          />
        }
        load={measuresLoader({ state: bound.values.state })}
        rowKey={row => row.id}
        columns={useMeasureColumns()}
        empty={{ title: t.none, hint: t.noneHint }}
      />
      <AddMeasureDrawer subject={null} open={isAdding} onClose={() => setAdding(false)} />
    </>
  )
}
