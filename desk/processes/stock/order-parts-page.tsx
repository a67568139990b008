import { useState } from 'react'
import { api } from '#desk/kernel/api.ts'
import { useLoad } from '#desk/kernel/query.tsx'
import { useGo } from '#desk/kernel/router.tsx'
import { useTexts } from '#desk/kernel/text.ts'
import { DetailHeader, type HeaderAction } from '#desk/mechanisms/kit/detail-header.tsx'
import { StatusOf } from '#desk/mechanisms/kit/status-tag.tsx'
import type { OrderParts } from '#domain/processes/stock/shapes.ts'
import { counterPath, orderPartsPath, orderPath } from './addresses.ts'
import { IssueDrawer } from './issue-drawer.tsx'
import { issuable } from './issue-lines.tsx'
import { orderPartsLoader } from './loaders.ts'
import { readinessLooks } from './looks.ts'
import { OrderPartsPanel } from './order-parts-panel.tsx'
import { RequestDrawer } from './request-drawer.tsx'
import styles from './stock.module.css'
import { counterText, issueText, orderPartsText } from './text.ts'
import { usePartsCommand } from './use-parts-command.ts'

/** All parts of one order: asked for, put aside, issued, brought back, missing. */
export function Page() {
  const { orderId } = orderPartsPath.useParams()
  const t = useTexts(orderPartsText)
  const { data, placeholder } = useLoad(orderPartsLoader(orderId))
  const [dialog, setDialog] = useState<'issue' | 'request' | null>(null)
  const actions = useActions(orderId, data, setDialog)
  return (
    <div className={styles.page}>
      <DetailHeader
        title={`${t.title} ${data?.orderNumber ?? ''}`}
        subtitle={data && `${data.plate} ${data.car}`}
        tags={data && <StatusOf looks={readinessLooks} value={data.readiness} />}
        actions={actions}
        backTo={counterPath.href({})}
      />
      {placeholder}
      {data && <OrderPartsPanel parts={data} />}
      {data && dialog === 'issue' && (
        <IssueDrawer
          order={{ orderId, name: data.orderNumber || data.plate, technicianId: data.technicianId }}
          requests={data.requests}
          onClose={() => setDialog(null)}
        />
      )}
      {dialog === 'request' && <RequestDrawer orderId={orderId} onClose={() => setDialog(null)} />}
    </div>
  )
}

function useActions(
  orderId: string,
  parts: OrderParts | undefined,
  open: (dialog: 'issue' | 'request') => void,
): HeaderAction[] {
  const t = useTexts(orderPartsText)
  const c = useTexts(counterText)
  const i = useTexts(issueText)
  const go = useGo()
  const hand = usePartsCommand(api.parts.hand, { success: t.handed })
  if (!parts) return []
  const actions: HeaderAction[] = []
  if (parts.can.issue) {
    const idle = !parts.requests.some(request => issuable(request) > 0)
    actions.push({
      key: 'issue',
      label: c.issue,
      kind: 'primary',
      hotkey: 'F',
      disabledReason: idle ? i.nothing : null,
      onClick: () => open('issue'),
    })
  }
  if (parts.can.request) actions.push({ key: 'request', label: t.request, onClick: () => open('request') })
  if (parts.can.hand && parts.slips.some(slip => slip.state === 'open')) {
    actions.push({ key: 'hand', label: t.hand, busy: hand.busy, onClick: () => void hand.send({ orderId }) })
  }
  actions.push({ key: 'order', label: t.toOrder, onClick: () => go(orderPath.href({ id: orderId })) })
  return actions
}
