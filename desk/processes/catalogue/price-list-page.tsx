import { Button, Tag } from 'antd'
import { useState } from 'react'
import type { api } from '#desk/kernel/api.ts'
import { choiceFilter, textFilter, useFilters } from '#desk/kernel/filters.ts'
import { Money, When } from '#desk/kernel/format.tsx'
import { useLoad } from '#desk/kernel/query.tsx'
import { useGo } from '#desk/kernel/router.tsx'
import { useCan, useSession } from '#desk/kernel/session.tsx'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { FilterBar } from '#desk/mechanisms/kit/filter-bar.tsx'
import { ListPage } from '#desk/mechanisms/kit/list-page.tsx'
import { PrintButton } from '#desk/mechanisms/kit/print-button.tsx'
import type { ListColumn } from '#desk/mechanisms/kit/row-table.tsx'
import { fill } from '#domain/kernel/texts.ts'
import { type PartGrade, partGradeTexts } from '#domain/processes/catalogue/kinds.ts'
import type { PriceListRow } from '#domain/processes/catalogue/shapes.ts'
import { labourPath, partsSearchPath } from './addresses.ts'
import { pricesLoader, zonesLoader } from './loaders.ts'
import { RateForm } from './price-forms.tsx'
import { priceListText } from './text.ts'
import { ZonesDrawer } from './zones-drawer.tsx'

const filters = { kind: choiceFilter(['all', 'rate', 'labour', 'part'], 'all'), q: textFilter() }

/** The prices the store publishes and is bound by (EST-08, EST-09). */
export function Page() {
  const t = useTexts(priceListText)
  const go = useGo()
  const can = useCan()
  const { store } = useSession()
  const bound = useFilters(filters)
  const [isSetting, setSetting] = useState(false)
  const [isZoning, setZoning] = useState(false)
  const { data: zones } = useLoad(zonesLoader())
  const kinds = (['all', 'rate', 'labour', 'part'] as const).map(kind => ({ value: kind, label: t[kind] }))
  const open = (row: PriceListRow) => {
    if (row.kind === 'part') go(partsSearchPath.href({}, { q: row.code, id: row.id }))
    if (row.kind === 'labour') go(labourPath.href({}, { id: row.id }))
  }
  return (
    <>
      <ListPage<PriceListRow>
        title={t.title}
        actions={
          <>
            <ZoneTag zones={zones} />
            {zones?.can.manage && <Button onClick={() => setZoning(true)}>{t.zones}</Button>}
            {can('price.set') && <Button onClick={() => setSetting(true)}>{t.setRate}</Button>}
            <Button href={`/m/prices/${store.code}`} target="_blank">
              {t.board}
            </Button>
            <PrintButton />
          </>
        }
        filters={
          <FilterBar
            filters={bound}
            fields={[
              { name: 'kind', label: t.kind, kind: 'tabs', choices: kinds },
              { name: 'q', label: t.search, kind: 'text', width: 220 },
            ]}
          />
        }
        load={pricesLoader(bound.values)}
        columns={useColumns()}
        rowKey={row => `${row.kind} ${row.id}`}
        onOpen={open}
        empty={{ title: t.none }}
      />
      {isZoning && zones && <ZonesDrawer zones={zones} onClose={() => setZoning(false)} />}
      {isSetting && <RateForm onClose={() => setSetting(false)} />}
    </>
  )
}

function ZoneTag({ zones }: { zones: Awaited<ReturnType<typeof api.catalogue.zones>> | undefined }) {
  const t = useTexts(priceListText)
  const own = zones?.rows.find(zone => zone.id === zones.ownId)
  return zones ? <Tag>{own ? `${t.zone}：${own.name}` : t.noZone}</Tag> : null
}

function useColumns(): ListColumn<PriceListRow>[] {
  const t = useTexts(priceListText)
  const text = useText()
  const detail = ({ kind, detail: words }: PriceListRow) => {
    if (kind === 'labour') return fill(t.hours, { n: words })
    return isGrade(words) ? text(partGradeTexts[words]) : words
  }
  return [
    { key: 'kind', title: t.kind, width: 110, render: row => t[row.kind] },
    { key: 'code', title: t.code, width: 180, render: row => <span className="cb-num">{row.code}</span> },
    { key: 'name', title: t.name, minWidth: 240, render: row => row.name },
    { key: 'detail', title: t.detail, width: 110, render: detail },
    { key: 'unit', title: t.unit, width: 70, render: row => row.unit },
    { key: 'price', title: t.price, width: 120, align: 'right', render: row => <Money fen={row.priceFen} strong /> },
    { key: 'since', title: t.since, width: 120, render: row => <When at={row.effectiveFrom} style="date" /> },
  ]
}

function isGrade(words: string): words is PartGrade {
  return Object.hasOwn(partGradeTexts, words)
}
