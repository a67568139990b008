import { Button, Input, Radio } from 'antd'
import { useState } from 'react'
import { api } from '#desk/kernel/api.ts'
import { useCan } from '#desk/kernel/session.tsx'
import { useTexts } from '#desk/kernel/text.ts'
import { DrawerForm } from '#desk/mechanisms/kit/drawer-form.tsx'
import { Field } from '#desk/mechanisms/kit/form-grid.tsx'
import type { DeliveryView } from '#domain/processes/delivery/contract.ts'
import { deliveryTouches } from './loaders.ts'
import { deliveryText } from './text.ts'

type Values = { lineId: string; defect: string }

/** What the customer finds wrong at the joint look sends the car back to the workshop in their own words. */
export function Objection({ view }: { view: DeliveryView }) {
  const t = useTexts(deliveryText)
  const can = useCan()
  const [isOpen, setOpen] = useState(false)
  const lines = view.lines.filter(line => line.kind === 'labour')
  const mayObject = can('quality.sendBack') && view.work === 'passed' && view.money !== 'settled'
  if (!mayObject || view.pickupStartedAt === null) return null
  return (
    <>
      <Button danger onClick={() => setOpen(true)}>
        {t.objection}
      </Button>
      <DrawerForm
        open={isOpen}
        title={t.objectionTitle}
        saveLabel={t.sendBack}
        onClose={() => setOpen(false)}
        run={api.quality.sendBack}
        invalidates={[...deliveryTouches, 'rework', 'inspection', 'job']}
        success={t.sentBack}
        initial={lines.length === 1 && lines[0] ? { lineId: lines[0].id } : {}}
        toInput={({ lineId, defect }: Values) => ({ id: view.orderId, lineId, defect: defect.trim() })}
      >
        <Field<Values> name="lineId" label={t.item} required>
          <Radio.Group vertical options={lines.map(line => ({ value: line.id, label: line.name }))} />
        </Field>
        <Field<Values> name="defect" label={t.customersWords} required>
          <Input.TextArea rows={3} maxLength={500} />
        </Field>
      </DrawerForm>
    </>
  )
}
