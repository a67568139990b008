import { App, Button, Input } from 'antd'
import { useState } from 'react'
import { api } from '#desk/kernel/api.ts'
import { useTexts } from '#desk/kernel/text.ts'
import { DrawerForm } from '#desk/mechanisms/kit/drawer-form.tsx'
import { MoneyInput, QtyInput } from '#desk/mechanisms/kit/fields.tsx'
import { Field } from '#desk/mechanisms/kit/form-grid.tsx'
import { newId } from '#domain/kernel/id.ts'
import { fill } from '#domain/kernel/texts.ts'
import { partsKinds } from './loaders.ts'
import { PartSelect } from './part-select.tsx'
import styles from './stock.module.css'
import { stockText } from './stock-text.ts'

type Goods = { key: string; partId: string | null; qtyMilli: number | null; unitCostFen: number | null; bin: string }
type Values = { supplier: string; goods: Goods[]; note?: string }

const emptyLine = (): Goods => ({ key: newId(), partId: null, qtyMilli: null, unitCostFen: null, bin: '' })

/** Goods in: who waits for them is told by the answer, and his parts are put aside. */
export function ReceiveDrawer({ partId = null, onClose }: { partId?: string | null; onClose: () => void }) {
  const t = useTexts(stockText)
  const { message, notification } = App.useApp()
  const [first] = useState(() => ({ ...emptyLine(), partId }))
  return (
    <DrawerForm
      open
      title={t.receive}
      width={760}
      onClose={onClose}
      saveLabel={t.receive}
      run={api.stock.receive}
      invalidates={[...partsKinds, 'part']}
      initial={{ goods: [first] }}
      toInput={(values: Values) => ({
        id: newId(),
        supplier: values.supplier,
        note: values.note ?? '',
        lines: values.goods.flatMap(({ partId: part, qtyMilli, unitCostFen, bin }) =>
          part && qtyMilli && unitCostFen !== null ? [{ partId: part, qtyMilli, unitCostFen, bin: bin.trim() }] : [],
        ),
      })}
      onDone={({ number, waiting }) => {
        void message.success(fill(t.received, { number }))
        const orders = [...new Set(waiting.map(each => each.orderNumber || each.plate))].join('、')
        if (orders !== '') notification.info({ title: fill(t.waiting, { orders }), duration: 0 })
      }}
    >
      <Field<Values> name="supplier" label={t.supplier} required>
        <Input maxLength={80} autoFocus />
      </Field>
      <Field<Values> name="goods" label={t.lines} hint={t.needLines}>
        <GoodsLines />
      </Field>
      <Field<Values> name="note" label={t.note}>
        <Input maxLength={300} />
      </Field>
    </DrawerForm>
  )
}

function GoodsLines({ value = [], onChange }: { value?: readonly Goods[]; onChange?: (value: Goods[]) => void }) {
  const t = useTexts(stockText)
  const change = (key: string, next: Partial<Goods>) =>
    onChange?.(value.map(line => (line.key === key ? { ...line, ...next } : line)))
  return (
    <>
      {value.map(line => (
        <div key={line.key} className={styles.goods}>
          <PartSelect label={t.part} value={line.partId} onChange={partId => change(line.key, { partId })} />
          <QtyInput
            aria-label={t.qty}
            placeholder={t.qty}
            value={line.qtyMilli}
            onChange={qtyMilli => change(line.key, { qtyMilli })}
          />
          <MoneyInput
            aria-label={t.unitCost}
            placeholder={t.unitCost}
            value={line.unitCostFen}
            onChange={unitCostFen => change(line.key, { unitCostFen })}
          />
          <Input
            aria-label={t.bin}
            placeholder={t.bin}
            maxLength={20}
            value={line.bin}
            onChange={event => change(line.key, { bin: event.target.value })}
          />
          <Button
            type="text"
            disabled={value.length === 1}
            onClick={() => onChange?.(value.filter(each => each.key !== line.key))}
          >
            {t.remove}
          </Button>
        </div>
      ))}
      <Button type="dashed" style={{ marginTop: 8 }} onClick={() => onChange?.([...value, emptyLine()])}>
        {t.addLine}
      </Button>
    </>
  )
}
