import { Input, Select } from 'antd'
import { useState } from 'react'
import { api } from '#desk/kernel/api.ts'
import { qty, When } from '#desk/kernel/format.tsx'
import { useLoad } from '#desk/kernel/query.tsx'
import { useCan } from '#desk/kernel/session.tsx'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { ActionButton } from '#desk/mechanisms/kit/action-button.tsx'
import { DrawerForm } from '#desk/mechanisms/kit/drawer-form.tsx'
import { QtyInput } from '#desk/mechanisms/kit/fields.tsx'
import { Field } from '#desk/mechanisms/kit/form-grid.tsx'
import { ListRows } from '#desk/mechanisms/kit/list-page.tsx'
import { RowTable } from '#desk/mechanisms/kit/row-table.tsx'
import { Stack } from '#desk/mechanisms/kit/section.tsx'
import { StatusTag } from '#desk/mechanisms/kit/status-tag.tsx'
import { newId } from '#domain/kernel/id.ts'
import type { WasteMovement } from '#domain/processes/workshop/contract-overtime.ts'
import { type WasteKind, wasteTexts, wasteUnits } from '#domain/processes/workshop/waste.ts'
import { wasteText } from './finish-text.ts'
import { wasteKindsOfRecord, wasteLoader, wasteMovementsLoader } from './loaders.ts'

/** What the repairs left and what a licensed firm took: balances above, every movement below. */
export function Waste() {
  const t = useTexts(wasteText)
  const text = useText()
  const can = useCan()
  const [isRemoving, setRemoving] = useState(false)
  const { data, placeholder } = useLoad(wasteLoader())
  if (!data) return placeholder
  const amount = (kind: WasteKind, qtyMilli: number) => `${qty(qtyMilli)} ${text(wasteUnits[kind])}`
  return (
    <Stack>
      {can('waste.remove') && (
        <span>
          <ActionButton label={t.remove} kind="primary" onClick={() => setRemoving(true)} />
        </span>
      )}
      <RowTable
        rows={data.rows}
        rowKey={row => row.kind}
        rowTone={row => (row.tooMuch ? 'bad' : undefined)}
        columns={[
          { key: 'kind', title: t.kind, minWidth: 140, render: row => text(wasteTexts[row.kind]) },
          { key: 'qty', title: t.kept, width: 140, align: 'right', render: row => amount(row.kind, row.qtyMilli) },
          {
            key: 'limit',
            title: t.limit,
            width: 140,
            align: 'right',
            render: row => (row.limit === 0 ? '—' : amount(row.kind, row.limit * 1000)),
          },
          {
            key: 'state',
            title: '',
            width: 120,
            render: row => row.tooMuch && <StatusTag tone="bad">{t.tooMuch}</StatusTag>,
          },
        ]}
      />
      <ListRows<WasteMovement>
        load={wasteMovementsLoader()}
        rowKey={row => row.id}
        empty={{ title: t.none, hint: t.noneHint }}
        columns={[
          { key: 'at', title: t.at, width: 140, render: row => <When at={row.at} /> },
          { key: 'kind', title: t.kind, width: 130, render: row => text(wasteTexts[row.kind]) },
          { key: 'qty', title: t.qty, width: 110, align: 'right', render: row => amount(row.kind, row.qtyMilli) },
          {
            key: 'source',
            title: t.source,
            minWidth: 200,
            render: row => (row.firm === '' ? `${row.plate} ${row.job}` : `${row.firm} · ${row.manifest}`),
          },
          { key: 'by', title: t.by, width: 100, render: row => row.by },
        ]}
      />
      {isRemoving && <Remove kept={data.rows} onClose={() => setRemoving(false)} />}
    </Stack>
  )
}

type Values = { kind: WasteKind; qtyMilli: number; firm: string; manifest: string }
type Kept = { kind: WasteKind; qtyMilli: number; tooMuch: boolean }

function Remove({ kept, onClose }: { kept: readonly Kept[]; onClose: () => void }) {
  const t = useTexts(wasteText)
  const text = useText()
  const [id] = useState(newId)
  const there = kept.filter(row => row.qtyMilli > 0)
  const first = there.find(row => row.tooMuch) ?? there[0]
  return (
    <DrawerForm
      open
      title={t.remove}
      onClose={onClose}
      run={api.workshop.removeWaste}
      invalidates={[...wasteKindsOfRecord, 'duty']}
      success={t.removed}
      initial={first ? { kind: first.kind, qtyMilli: first.qtyMilli } : {}}
      toInput={({ firm, manifest, ...values }: Values) => ({
        ...{ ...values, id, firm: firm.trim(), manifest: manifest.trim() },
      })}
    >
      <Field<Values> name="kind" label={t.kind} required>
        <Select
          options={there.map(({ kind, qtyMilli }) => ({
            value: kind,
            label: `${text(wasteTexts[kind])} ${qty(qtyMilli)} ${text(wasteUnits[kind])}`,
          }))}
        />
      </Field>
      <Field<Values> name="qtyMilli" label={t.qty} required>
        <QtyInput />
      </Field>
      <Field<Values> name="firm" label={t.firm} required>
        <Input maxLength={80} />
      </Field>
      <Field<Values> name="manifest" label={t.manifest} required>
        <Input maxLength={60} />
      </Field>
    </DrawerForm>
  )
}
