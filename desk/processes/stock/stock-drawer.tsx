import { Button, Drawer, Input } from 'antd'
import { useState } from 'react'
import { api } from '#desk/kernel/api.ts'
import { Money, qty, When } from '#desk/kernel/format.tsx'
import { HotkeyLayer, useHotkeys } from '#desk/kernel/hotkeys.tsx'
import { useCan } from '#desk/kernel/session.tsx'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { ExportButton } from '#desk/mechanisms/kit/export-button.tsx'
import { ListRows } from '#desk/mechanisms/kit/list-page.tsx'
import type { ListColumn } from '#desk/mechanisms/kit/row-table.tsx'
import { Facts, Section, Stack } from '#desk/mechanisms/kit/section.tsx'
import { movementTexts } from '#domain/processes/stock/movement-texts.ts'
import type { MovementView, StockRow } from '#domain/processes/stock/shapes.ts'
import { movementsLoader } from './loaders.ts'
import { ReceiveDrawer } from './receive-drawer.tsx'
import styles from './stock.module.css'
import { stockText } from './stock-text.ts'
import { usePartsCommand } from './use-parts-command.ts'

/** One part on the shelf, with everything that moved it. */
export function StockDrawer({ row, onClose }: { row: StockRow; onClose: () => void }) {
  return (
    <HotkeyLayer>
      <OpenStock row={row} onClose={onClose} />
    </HotkeyLayer>
  )
}

function OpenStock({ row, onClose }: { row: StockRow; onClose: () => void }) {
  const t = useTexts(stockText)
  const can = useCan()
  const [isReceiving, setReceiving] = useState(false)
  const moves = movementsLoader(row.partId)
  useHotkeys(t.title, [{ key: 'Esc', label: t.title, run: onClose }])
  return (
    <Drawer
      open
      size={860}
      title={`${row.partName} ${row.partNumber}`}
      onClose={onClose}
      keyboard={false}
      extra={can('parts.receive') && <Button onClick={() => setReceiving(true)}>{t.receive}</Button>}
    >
      <Stack>
        <Facts
          facts={[
            { label: t.onHand, value: `${qty(row.onHandMilli)} ${row.unit}` },
            { label: t.reserved, value: qty(row.reservedMilli) },
            { label: t.available, value: qty(row.availableMilli) },
            { label: t.price, value: <Money fen={row.priceFen} sign /> },
            { label: t.cost, value: <Money fen={row.costTotalFen} sign /> },
            { label: t.bin, value: can('stock.place') ? <BinField row={row} /> : row.bin || '—' },
          ]}
        />
        <Section title={t.movements} extra={moves.exports && <ExportButton list={moves.exports} />} flush>
          <ListRows<MovementView> load={moves} columns={useColumns(row.unit)} rowKey={move => move.id} />
        </Section>
      </Stack>
      {isReceiving && <ReceiveDrawer partId={row.partId} onClose={() => setReceiving(false)} />}
    </Drawer>
  )
}

function BinField({ row }: { row: StockRow }) {
  const t = useTexts(stockText)
  const [bin, setBin] = useState(row.bin)
  const place = usePartsCommand(api.stock.place, { success: t.binSaved })
  const save = () => {
    const next = bin.trim()
    if (next !== '' && next !== row.bin) void place.send({ partId: row.partId, bin: next })
  }
  return (
    <Input
      aria-label={t.setBin}
      style={{ width: 120 }}
      maxLength={20}
      value={bin}
      onChange={event => setBin(event.target.value)}
      onBlur={save}
      onPressEnter={save}
    />
  )
}

function useColumns(unit: string): ListColumn<MovementView>[] {
  const t = useTexts(stockText)
  const text = useText()
  const signed = (value: number) => (value === 0 ? '' : `${value > 0 ? '+' : ''}${qty(value)}`)
  return [
    { key: 'at', title: t.at, width: 140, render: move => <When at={move.at} /> },
    { key: 'kind', title: t.kind, width: 90, render: move => text(movementTexts[move.kind]) },
    {
      key: 'change',
      title: `${t.change}（${unit}）`,
      width: 100,
      align: 'right',
      render: move => <strong>{signed(move.onHandDeltaMilli)}</strong>,
    },
    {
      key: 'reserved',
      title: t.reservedChange,
      width: 80,
      align: 'right',
      render: move => signed(move.reservedDeltaMilli),
    },
    { key: 'cost', title: t.cost, width: 100, align: 'right', render: move => <Money fen={move.costDeltaFen} /> },
    {
      key: 'reference',
      title: t.reference,
      minWidth: 180,
      render: move => (
        <>
          <span className="cb-num">{move.reference}</span> <span className={styles.soft}>{move.note}</span>
        </>
      ),
    },
    { key: 'by', title: t.by, width: 90, render: move => move.by || '—' },
  ]
}
