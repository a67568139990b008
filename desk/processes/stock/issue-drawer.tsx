import { App, Input } from 'antd'
import { api } from '#desk/kernel/api.ts'
import { useTexts } from '#desk/kernel/text.ts'
import { PersonSelect } from '#desk/mechanisms/duties/person-select.tsx'
import { DrawerForm } from '#desk/mechanisms/kit/drawer-form.tsx'
import { Field } from '#desk/mechanisms/kit/form-grid.tsx'
import { pdfAddress } from '#desk/mechanisms/papers/pdf-address.ts'
import { newId } from '#domain/kernel/id.ts'
import { fill } from '#domain/kernel/texts.ts'
import type { RequestView } from '#domain/processes/stock/shapes.ts'
import { allIssuable, IssueLines, type Quantities } from './issue-lines.tsx'
import { partsKinds } from './loaders.ts'
import { issueText } from './text.ts'

type Values = { takenBy: string; lines: Quantities; note?: string }

type IssueDrawerProps = {
  order: { orderId: string; name: string; technicianId: string | null }
  requests: readonly RequestView[]
  onClose: () => void
}

/** Issues what was asked for: opened with all that lies ready, so that the key that opened it and Ctrl+S are enough. */
export function IssueDrawer({ order, requests, onClose }: IssueDrawerProps) {
  const t = useTexts(issueText)
  const { message } = App.useApp()
  const open = requests.filter(request => request.state !== 'issued' && request.state !== 'cancelled')
  return (
    <DrawerForm
      open
      title={fill(t.title, { order: order.name })}
      width={640}
      onClose={onClose}
      saveLabel={t.submit}
      run={api.parts.issue}
      invalidates={[...partsKinds, 'part']}
      initial={{ ...(order.technicianId ? { takenBy: order.technicianId } : {}), lines: allIssuable(open) }}
      toInput={(values: Values) => ({
        id: newId(),
        orderId: order.orderId,
        takenBy: values.takenBy,
        note: values.note ?? '',
        lines: Object.entries(values.lines).flatMap(([requestId, qtyMilli]) =>
          qtyMilli ? [{ requestId, qtyMilli }] : [],
        ),
      })}
      onDone={slip => {
        void message.success(fill(t.done, { number: slip.number }))
        window.open(pdfAddress(slip.paperId), '_blank', 'noopener')
      }}
    >
      <Field<Values> name="takenBy" label={t.takenBy} required picked>
        <PersonSelect label={t.takenBy} />
      </Field>
      <Field<Values> name="lines" label={t.lines}>
        <IssueLines requests={open} />
      </Field>
      <Field<Values> name="note" label={t.note}>
        <Input maxLength={300} />
      </Field>
    </DrawerForm>
  )
}
