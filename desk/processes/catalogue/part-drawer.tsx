import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { at, Money, qty, yuan } from '#desk/kernel/format.tsx'
import { HotkeyLayer, useHotkeys } from '#desk/kernel/hotkeys.tsx'
import { useLoad } from '#desk/kernel/query.tsx'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { type ListColumn, RowTable } from '#desk/mechanisms/kit/row-table.tsx'
import { Facts, Section, Stack } from '#desk/mechanisms/kit/section.tsx'
import { StatusOf } from '#desk/mechanisms/kit/status-tag.tsx'
import { fill } from '#domain/kernel/texts.ts'
import { partGradeTexts } from '#domain/processes/catalogue/kinds.ts'
import type { PartPage } from '#domain/processes/catalogue/shapes.ts'
import styles from './catalogue.module.css'
import { partLoader } from './loaders.ts'
import { fitLooks } from './looks.ts'
import { usePartColumns } from './part-columns.tsx'
import { PartForm } from './part-form.tsx'
import { PartPriceForm } from './price-forms.tsx'
import { partsText } from './text.ts'

type PartDrawerProps = { id: string; vehicleId: string; onOpen: (id: string) => void; onClose: () => void }

/** One part: stock and bin, what can stand in for it, what it fits, what it costs and did cost. */
export function PartDrawer(props: PartDrawerProps) {
  return (
    <HotkeyLayer>
      <OpenPart {...props} />
    </HotkeyLayer>
  )
}

function OpenPart({ id, vehicleId, onOpen, onClose }: PartDrawerProps) {
  const t = useTexts(partsText)
  const { data, placeholder } = useLoad(partLoader(id, vehicleId))
  const [dialog, setDialog] = useState<'price' | 'edit' | null>(null)
  const close = () => setDialog(null)
  useHotkeys(t.title, [{ key: 'Esc', label: t.title, run: onClose }])
  return (
    <Drawer
      open
      size={880}
      title={data ? `${data.name} ${data.number}` : t.title}
      onClose={onClose}
      keyboard={false}
      extra={
        <>
          {data?.can.edit && <Button onClick={() => setDialog('edit')}>{t.edit}</Button>}{' '}
          {data?.can.setPrice && <Button onClick={() => setDialog('price')}>{t.setPrice}</Button>}
        </>
      }
    >
      {placeholder}
      {data && <PartBody part={data} onOpen={onOpen} />}
      {data && dialog === 'price' && <PartPriceForm part={data} onClose={close} />}
      {data && dialog === 'edit' && <PartForm part={data} onClose={close} />}
    </Drawer>
  )
}

function PartBody({ part, onOpen }: { part: PartPage; onOpen: (id: string) => void }) {
  const t = useTexts(partsText)
  const text = useText()
  return (
    <Stack>
      <Facts
        facts={[
          { label: t.stock, value: `${qty(part.availableMilli)} / ${qty(part.onHandMilli)} ${part.unit}` },
          { label: t.bin, value: part.bin || '—' },
          { label: t.price, value: <Money fen={part.priceFen} sign strong /> },
          { label: t.grade, value: text(partGradeTexts[part.grade]) },
          { label: t.maker, value: part.maker || '—' },
          { label: t.lead, value: part.leadDays },
          ...(part.averageCostFen === null
            ? []
            : [{ label: t.averageCost, value: <Money fen={part.averageCostFen} sign /> }]),
          ...(part.fit === null ? [] : [{ label: t.fit, value: <StatusOf looks={fitLooks} value={part.fit} /> }]),
          { label: t.aliases, value: part.aliases.join('、') || '—', wide: true },
        ]}
      />
      {part.alternatives.length > 0 && <Alternatives part={part} onOpen={onOpen} />}
      <Section title={t.fitments} flush>
        <Fitments part={part} />
      </Section>
      <Section title={t.prices} flush>
        <ul className={styles.list}>
          {part.prices.map(price => (
            <li key={price.id}>
              {yuan(price.priceFen)}{' '}
              <span className={styles.soft}>{fill(t.from, { at: at(price.effectiveFrom) })}</span>
            </li>
          ))}
          <li>
            {yuan(part.groupPriceFen)} <span className={styles.soft}>{t.groupPrice}</span>
          </li>
        </ul>
      </Section>
    </Stack>
  )
}

function Alternatives({ part, onOpen }: { part: PartPage; onOpen: (id: string) => void }) {
  const t = useTexts(partsText)
  const columns = usePartColumns<PartPage['alternatives'][number]>({ fit: part.fit !== null, all: false })
  const relation: ListColumn<PartPage['alternatives'][number]> = {
    key: 'relation',
    title: t.relation,
    width: 100,
    render: row => t[row.relation],
  }
  return (
    <Section title={t.alternatives} flush>
      <RowTable
        rows={part.alternatives}
        columns={[relation, ...columns]}
        rowKey={row => row.id}
        onOpen={row => onOpen(row.id)}
      />
    </Section>
  )
}

function Fitments({ part }: { part: PartPage }) {
  const t = useTexts(partsText)
  if (part.fitments.length === 0) return <div className={styles.empty}>{t.noFitments}</div>
  return (
    <ul className={styles.list}>
      {part.fitments.map(({ brand, series, yearFrom, yearTo, power }) => (
        <li key={`${brand} ${series} ${yearFrom} ${power}`}>
          {brand} {series}{' '}
          <span className={styles.soft}>
            {fill(t.years, { from: yearFrom, to: yearTo })} {power}
          </span>
        </li>
      ))}
    </ul>
  )
}
