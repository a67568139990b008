import { Button, Form, Input } from 'antd'
import { api } from '#desk/kernel/api.ts'
import { When } from '#desk/kernel/format.tsx'
import { useLoad } from '#desk/kernel/query.tsx'
import { useTexts } from '#desk/kernel/text.ts'
import { DrawerForm } from '#desk/mechanisms/kit/drawer-form.tsx'
import { InstantInput } from '#desk/mechanisms/kit/fields.tsx'
import { Field } from '#desk/mechanisms/kit/form-grid.tsx'
import { fill } from '#domain/kernel/texts.ts'
import type { Instant } from '#domain/kernel/time.ts'
import type { OrderView } from '#domain/processes/repair-orders/contract.ts'
import { proposalLoader } from './loaders.ts'
import styles from './orders.module.css'
import { orderText, promiseStepTexts } from './text.ts'
import { orderChanges } from './use-order-command.ts'

type Values = { promisedAt: Instant; reason?: string }

/** The promise before the customer signs: what the workshop can keep, and how that comes about. */
export function PromiseDrawer({ open, order, onClose }: { open: boolean; order: OrderView; onClose: () => void }) {
  const t = useTexts(orderText)
  return (
    <DrawerForm
      open={open}
      title={t.setPromise}
      onClose={onClose}
      run={api.repairOrders.promise}
      invalidates={orderChanges}
      success={t.saved}
      initial={order.promisedAt === null ? {} : { promisedAt: order.promisedAt }}
      toInput={({ promisedAt, reason }: Values) => ({
        id: order.id,
        version: order.version,
        promisedAt,
        reason: reason?.trim() ?? '',
      })}
    >
      <Proposal orderId={order.id} />
      <Field<Values> name="promisedAt" label={t.promisedAt} required>
        <InstantInput />
      </Field>
      <Field<Values> name="reason" label={t.earlier}>
        <Input maxLength={300} />
      </Field>
    </DrawerForm>
  )
}

function Proposal({ orderId }: { orderId: string }) {
  const t = useTexts(orderText)
  const steps: Record<string, string> = useTexts(promiseStepTexts)
  const form = Form.useFormInstance()
  const { data, placeholder } = useLoad(proposalLoader(orderId), { rows: 3 })
  if (!data) return placeholder
  const { promisedAt } = data
  if (promisedAt === null) return <p>{t.nobodyForWork}</p>
  return (
    <>
      <table className={styles.proposal}>
        <tbody>
          {data.breakdown.map(part => (
            <tr key={part.step}>
              <td>{steps[part.step] ?? part.step}</td>
              <td className="cb-num">{fill(t.minutes, { n: part.minutes })}</td>
              <td>
                <When at={part.until} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        {t.proposal}：
        <strong>
          <When at={promisedAt} />
        </strong>{' '}
        <Button size="small" onClick={() => form.setFieldValue('promisedAt', promisedAt)}>
          {t.takeProposal}
        </Button>
      </p>
    </>
  )
}
