import { type ReactNode, useState } from 'react'
import { api } from '#desk/kernel/api.ts'
import { useCan } from '#desk/kernel/session.tsx'
import { useTexts } from '#desk/kernel/text.ts'
import { ActionButton } from '#desk/mechanisms/kit/action-button.tsx'
import { SignPapers } from '#desk/mechanisms/papers/sign-papers.tsx'
import type { OrderLineView, OrderView } from '#domain/processes/repair-orders/contract.ts'
import type { AddOnView } from '#domain/processes/repair-orders/contract-add-ons.ts'
import { addOnPaper } from '#domain/processes/repair-orders/papers/add-on.ts'
import { addOnText } from './add-on-text.ts'
import { ContactDrawer } from './contact-drawer.tsx'
import styles from './orders.module.css'
import { PriceAddOnDrawer } from './price-add-on-drawer.tsx'
import { RefuseAddOnDrawer } from './refuse-add-on-drawer.tsx'
import { orderChanges, useOrderCommand } from './use-order-command.ts'

type AddOnActionsProps = { order: OrderView; addOn: AddOnView; lines: readonly OrderLineView[] }
type Open = 'contact' | 'price' | 'sign' | 'refuse'

/** The next steps of one add-on, in the order in which they are taken. */
export function AddOnActions({ order, addOn, lines }: AddOnActionsProps) {
  const t = useTexts(addOnText)
  const can = useCan()
  const [open, setOpen] = useState<Open | null>(null)
  const close = () => setOpen(null)
  const link = useOrderCommand(api.papers.sendLink, { success: t.linkSent })
  const receive = useOrderCommand(api.repairOrders.receiveAddOn, { success: t.received })
  const { id, version, paperId, state } = addOn
  const isOpen = state === 'found' || state === 'priced' || state === 'asked'
  const isPriced = state === 'asked' && paperId !== null
  if (isOpen && can('addOn.ask'))
    return (
      <Actions>
        <ActionButton label={t.contact} onClick={() => setOpen('contact')} />
        <ActionButton
          label={isPriced ? t.reprice : t.price}
          kind={isPriced ? 'plain' : 'primary'}
          onClick={() => setOpen('price')}
        />
        {isPriced && <ActionButton label={t.sign} kind="primary" onClick={() => setOpen('sign')} />}
        {isPriced && (
          <ActionButton
            label={t.sendLink}
            busy={link.busy}
            onClick={() => void link.send({ id: paperId, role: 'customer' })}
          />
        )}
        <ActionButton label={t.refuse} kind="danger" onClick={() => setOpen('refuse')} />
        <ContactDrawer open={open === 'contact'} addOnId={id} onClose={close} />
        <PriceAddOnDrawer open={open === 'price'} order={order} addOn={addOn} lines={lines} onClose={close} />
        <RefuseAddOnDrawer open={open === 'refuse'} order={order} addOn={addOn} onClose={close} />
        {open === 'sign' && paperId !== null && (
          <SignPapers
            papers={[{ id: paperId, definition: addOnPaper }]}
            signerName={order.customer}
            invalidates={orderChanges}
            onClose={close}
          />
        )}
      </Actions>
    )
  if (state === 'refused' && paperId !== null && addOn.paperState === 'presented' && can('addOn.ask'))
    return (
      <Actions>
        <ActionButton label={t.signRisk} kind="primary" onClick={() => setOpen('sign')} />
        <ActionButton
          label={t.sendLink}
          busy={link.busy}
          onClick={() => void link.send({ id: paperId, role: 'customer' })}
        />
        {open === 'sign' && (
          <SignPapers
            papers={[{ id: paperId, definition: addOnPaper }]}
            signerName={order.customer}
            invalidates={orderChanges}
            onClose={close}
          />
        )}
      </Actions>
    )
  if (state === 'agreed' && can('addOn.receive'))
    return (
      <Actions>
        <ActionButton
          label={t.receive}
          kind="primary"
          busy={receive.busy}
          onClick={() => void receive.send({ id, version })}
        />
      </Actions>
    )
  return null
}

function Actions({ children }: { children: ReactNode }) {
  return <div className={styles.cardActions}>{children}</div>
}
