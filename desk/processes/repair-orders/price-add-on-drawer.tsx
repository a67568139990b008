import { useState } from 'react'
import { api } from '#desk/kernel/api.ts'
import { now } from '#desk/kernel/clock.ts'
import { useTexts } from '#desk/kernel/text.ts'
import { DrawerForm } from '#desk/mechanisms/kit/drawer-form.tsx'
import { InstantInput, IntInput } from '#desk/mechanisms/kit/fields.tsx'
import { Field, FormGrid } from '#desk/mechanisms/kit/form-grid.tsx'
import { addMinutes, type Instant, maxInstant } from '#domain/kernel/time.ts'
import type { OrderLineView, OrderView } from '#domain/processes/repair-orders/contract.ts'
import type { AddOnView } from '#domain/processes/repair-orders/contract-add-ons.ts'
import { addOnText } from './add-on-text.ts'
import { LineEditor } from './line-editor.tsx'
import { draftOf, inputOf, type LineDraft } from './lines.ts'
import { orderChanges } from './use-order-command.ts'

type PriceProps = {
  open: boolean
  order: OrderView
  addOn: AddOnView
  lines: readonly OrderLineView[]
  onClose: () => void
}

export function PriceAddOnDrawer(props: PriceProps) {
  return props.open ? <OpenPrice {...props} /> : null
}

type Values = { extraMinutes: number; newPromisedAt: Instant }

/** What is added, what it costs and how much later the car will be ready: the form the customer agrees to. */
function OpenPrice({ order, addOn, lines, onClose }: PriceProps) {
  const t = useTexts(addOnText)
  const [drafts, setDrafts] = useState<LineDraft[]>(() => lines.map(draftOf))
  // What the technician found is the basis, unless the adviser writes another.
  const change = (next: LineDraft[]) =>
    setDrafts(
      next.map(line =>
        line.basisText === '' ? { ...line, basis: 'finding' as const, basisText: addOn.reason } : line,
      ),
    )
  const extra = Math.round(drafts.reduce((sum, line) => sum + (line.hoursCenti ?? 0) * (line.qtyMilli / 1000), 0) * 0.6)
  return (
    <DrawerForm
      open
      width={1100}
      title={`${t.price}：${addOn.reason}`}
      onClose={onClose}
      run={api.repairOrders.priceAddOn}
      invalidates={orderChanges}
      success={t.pricedDone}
      initial={{
        extraMinutes: addOn.extraMinutes || extra,
        newPromisedAt: addOn.newPromisedAt ?? laterThan(order.promisedAt, extra),
      }}
      toInput={({ extraMinutes, newPromisedAt }: Values) => ({
        id: addOn.id,
        version: addOn.version,
        lines: drafts.map(inputOf),
        extraMinutes,
        newPromisedAt,
      })}
    >
      <LineEditor lines={drafts} vehicleId={order.vehicleId} onChange={change} />
      <div style={{ height: 16 }} />
      <FormGrid>
        <Field<Values> name="extraMinutes" label={t.extraMinutes} required>
          <IntInput />
        </Field>
        <Field<Values> name="newPromisedAt" label={t.newPromise} required>
          <InstantInput />
        </Field>
      </FormGrid>
    </DrawerForm>
  )
}

function laterThan(promisedAt: Instant | null, minutes: number): Instant | undefined {
  // A promise that already passed cannot be moved from where it was.
  return promisedAt === null ? undefined : addMinutes(maxInstant(promisedAt, now()), minutes)
}
