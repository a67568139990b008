import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { flagFilter, textFilter, useFilters } from '#desk/kernel/filters.ts'
import { useLoad } from '#desk/kernel/query.tsx'
import { useCan } from '#desk/kernel/session.tsx'
import { useTexts } from '#desk/kernel/text.ts'
import { FilterBar } from '#desk/mechanisms/kit/filter-bar.tsx'
import { ListPage } from '#desk/mechanisms/kit/list-page.tsx'
import type { PartRow } from '#domain/processes/catalogue/shapes.ts'
import { kindsLoader, partsLoader } from './loaders.ts'
import { usePartColumns } from './part-columns.tsx'
import { PartDrawer } from './part-drawer.tsx'
import { PartForm } from './part-form.tsx'
import { partsText } from './text.ts'

const filters = {
  q: textFilter(),
  category: textFilter(),
  inStock: flagFilter(),
  vehicleId: textFilter(),
  id: textFilter(),
}

/** Finding a part: by number however it is spelt, by name, alias or the first letters of how it sounds. */
export function Page() {
  const t = useTexts(partsText)
  const can = useCan()
  const bound = useFilters(filters)
  const [isAdding, setAdding] = useState(false)
  const categories = useLoad(kindsLoader()).data?.categories ?? []
  const { id, vehicleId } = bound.values
  return (
    <>
      <ListPage<PartRow>
        title={t.title}
        actions={
          can('catalogue.editParts') && (
            <Button icon={<PlusOutlined />} onClick={() => setAdding(true)}>
              {t.add}
            </Button>
          )
        }
        filters={
          <FilterBar
            filters={bound}
            fields={[
              { name: 'q', label: t.search, kind: 'text', width: 280 },
              {
                name: 'category',
                label: t.category,
                kind: 'choice',
                choices: categories.map(category => ({ value: category, label: category })),
              },
              { name: 'inStock', label: t.inStock, kind: 'flag' },
            ]}
          />
        }
        load={partsLoader(bound.values)}
        columns={usePartColumns<PartRow>({ fit: vehicleId !== '', all: true })}
        rowKey={row => row.id}
        onOpen={row => bound.set({ id: row.id })}
        rowTone={row => (row.availableMilli === 0 ? 'warn' : undefined)}
        empty={{ title: t.none, hint: t.noneHint }}
      />
      {id !== '' && (
        <PartDrawer
          id={id}
          vehicleId={vehicleId}
          onOpen={other => bound.set({ id: other })}
          onClose={() => bound.set({ id: '' })}
        />
      )}
      {isAdding && <PartForm onClose={() => setAdding(false)} />}
    </>
  )
}
