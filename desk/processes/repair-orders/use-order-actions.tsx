import { type ReactNode, useState } from 'react'
import { api } from '#desk/kernel/api.ts'
import { useGo } from '#desk/kernel/router.tsx'
import { useCan } from '#desk/kernel/session.tsx'
import { inStore } from '#desk/kernel/store.ts'
import { useTexts } from '#desk/kernel/text.ts'
import type { HeaderAction } from '#desk/mechanisms/kit/detail-header.tsx'
import { ReasonDialog } from '#desk/mechanisms/kit/reason-dialog.tsx'
import { assignedByCounter } from '#domain/processes/repair-orders/authorisation.ts'
import type { OrderView } from '#domain/processes/repair-orders/contract.ts'
import { addOnText } from './add-on-text.ts'
import { guaranteePath } from './addresses.ts'
import { AssignTeamDrawer } from './assign-team-drawer.tsx'
import { closingText } from './closing-text.ts'
import { DelayDrawer } from './delay-drawer.tsx'
import { FindAddOnDrawer } from './find-add-on-drawer.tsx'
import { PromiseDrawer } from './promise-drawer.tsx'
import { ResponsibleDrawer } from './responsible-drawer.tsx'
import { orderText } from './text.ts'
import type { LineDrafts } from './use-line-drafts.ts'
import { useOrderCommand } from './use-order-command.ts'
import { usePresent } from './use-present.tsx'

type Open = 'promise' | 'delay' | 'team' | 'responsible' | 'cancel' | 'addOn'

/** What this person may do with the order now; a closed button says what is missing. */
export function useOrderActions(order: OrderView, drafts: LineDrafts): { actions: HeaderAction[]; dialogs: ReactNode } {
  const t = useTexts(orderText)
  const a = useTexts(addOnText)
  const can = useCan()
  const go = useGo()
  const [open, setOpen] = useState<Open | null>(null)
  const close = () => setOpen(null)
  const present = usePresent(order)
  const cancel = useOrderCommand(api.repairOrders.cancel, { success: t.cancelled, quiet: true })
  const c = useTexts(closingText)
  const progress = useOrderCommand(api.workshop.sendProgressLink, { success: c.progressSent })
  const { can: may, axes } = order
  const isSigned = axes.authorisation === 'signed'
  const isLive = !axes.cancelled && axes.delivery !== 'delivered' && axes.delivery !== 'gone'
  const waits = drafts.isChanged ? t.saveFirst : may.present ? null : order.blockers.map(item => item.text).join('；')
  const isEmpty = order.lines.length === 0
  const draftWaits = drafts.isChanged ? t.saveFirst : isEmpty || order.promisedAt === null ? t.preprintNeeds : null
  const button = (key: Open, label: string): HeaderAction => ({ key, label, onClick: () => setOpen(key) })
  const actions: HeaderAction[] = [
    ...(may.edit
      ? [{ ...button('promise', t.setPromise), disabledReason: drafts.isChanged ? t.saveFirst : null }]
      : []),
    ...(!may.edit && isLive && can('order.rePromise') ? [button('delay', t.newPromise)] : []),
    ...(isLive && isSigned && can('overtime.plan') && order.axes.work !== 'passed'
      ? [{ key: 'overtime', label: t.overtime, onClick: () => go(`/workshop/floor?tab=overtime&order=${order.id}`) }]
      : []),
    ...(isLive && can('order.assignTeam')
      ? [{ ...button('team', t.assignTeam), disabledReason: whyNoTeam(order, t, can('workshop.dispatch')) }]
      : []),
    ...(isLive && !may.edit && can('order.edit') ? [button('responsible', t.changeResponsible)] : []),
    ...(isLive && isSigned && can('addOn.find') ? [button('addOn', a.report)] : []),
    ...(isLive && isSigned && can('progress.ask')
      ? [
          {
            key: 'progress',
            label: c.sendProgress,
            busy: progress.busy,
            onClick: () => void progress.send({ id: order.id }),
          },
        ]
      : []),
    ...(can('guarantee.read')
      ? [{ key: 'guarantee', label: t.threeGuarantees, onClick: () => go(guaranteePath.href({ id: order.id })) }]
      : []),
    ...(may.cancel ? [{ ...button('cancel', t.cancel), kind: 'danger' as const }] : []),
    ...(may.edit && axes.authorisation === 'draft'
      ? [{ key: 'preprint', label: t.preprint, disabledReason: draftWaits, onClick: () => openPreprint(order.id) }]
      : []),
    ...(may.edit && !isSigned
      ? [
          { key: 'link', label: t.sendLink, disabledReason: waits, busy: present.busy, onClick: present.sendLink },
          {
            key: 'present',
            label: t.present,
            kind: 'primary' as const,
            disabledReason: waits,
            busy: present.busy,
            onClick: present.sign,
          },
        ]
      : []),
  ]
  const dialogs = (
    <>
      <PromiseDrawer open={open === 'promise'} order={order} onClose={close} />
      <DelayDrawer open={open === 'delay'} order={order} onClose={close} />
      <AssignTeamDrawer open={open === 'team'} order={order} onClose={close} />
      <ResponsibleDrawer open={open === 'responsible'} order={order} onClose={close} />
      <FindAddOnDrawer open={open === 'addOn'} orderId={order.id} onClose={close} />
      <ReasonDialog
        open={open === 'cancel'}
        title={t.cancel}
        explanation={t.cancelWhat}
        danger
        onClose={close}
        onSubmit={reason => cancel.send({ id: order.id, version: order.version, reason })}
      />
      {present.dialog}
    </>
  )
  return { actions, dialogs }
}

/** RO-04: one trade the counter gives itself; several are the workshop's to arrange. */
function whyNoTeam(
  order: OrderView,
  t: { signFirst: string; severalTrades: string },
  isWorkshop: boolean,
): string | null {
  if (order.axes.authorisation !== 'signed') return t.signFirst
  const live = order.lines.filter(line => line.state !== 'declined' && line.state !== 'cancelled')
  return isWorkshop || assignedByCounter(live.map(line => line.trade)) ? null : t.severalTrades
}

function openPreprint(orderId: string) {
  window.open(inStore(`/api/repair-orders/${orderId}/preprint`), '_blank', 'noopener')
}
