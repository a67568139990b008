import { Form, Input, Select } from 'antd'
import { useLoad } from '#desk/kernel/query.tsx'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { Field } from '#desk/mechanisms/kit/form-grid.tsx'
import { formatLocal } from '#domain/kernel/time.ts'
import type { OrderView } from '#domain/processes/repair-orders/contract.ts'
import { type ReworkStep, reworkSteps, reworkStepTexts } from '#domain/processes/repair-orders/guarantee.ts'
import { type OrderKind, orderKindTexts } from '#domain/processes/repair-orders/kinds.ts'
import { earlierOrdersLoader } from './loaders.ts'
import { orderText } from './text.ts'

export type ReworkValues = { originalOrderId?: string | null; reworkCause?: string; reworkStep?: ReworkStep | '' }

/** A rework names the order it mends, what went wrong and where; only then is it the house's to pay. */
export function ReworkFields({ order }: { order: OrderView }) {
  const kind: OrderKind | undefined = Form.useWatch('kind')
  return kind === 'rework' ? <Fields order={order} /> : null
}

function Fields({ order }: { order: OrderView }) {
  const t = useTexts(orderText)
  const text = useText()
  const earlier = useLoad(earlierOrdersLoader(order.vehicleId)).data ?? []
  return (
    <>
      <Field<ReworkValues> name="originalOrderId" label={t.original} required>
        <Select
          options={earlier
            .filter(row => row.id !== order.id)
            .map(row => ({
              value: row.id,
              label: `${row.number ?? t.noNumber} ${text(orderKindTexts[row.kind])} ${formatLocal(row.createdAt)}`,
            }))}
        />
      </Field>
      <Field<ReworkValues> name="reworkStep" label={t.reworkStep} required>
        <Select options={reworkSteps.map(value => ({ value, label: text(reworkStepTexts[value]) }))} />
      </Field>
      <Field<ReworkValues> name="reworkCause" label={t.reworkCause} required>
        <Input maxLength={300} />
      </Field>
    </>
  )
}
