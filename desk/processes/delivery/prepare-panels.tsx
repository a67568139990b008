import { api } from '#desk/kernel/api.ts'
import { useHotkeys } from '#desk/kernel/hotkeys.tsx'
import { useLoad } from '#desk/kernel/query.tsx'
import { Go } from '#desk/kernel/router.tsx'
import { useCan } from '#desk/kernel/session.tsx'
import { useTexts } from '#desk/kernel/text.ts'
import { ChecklistPanel } from '#desk/mechanisms/checklists/checklist-panel.tsx'
import { ActionButton } from '#desk/mechanisms/kit/action-button.tsx'
import { PrintButton } from '#desk/mechanisms/kit/print-button.tsx'
import { Section } from '#desk/mechanisms/kit/section.tsx'
import { StatusTag } from '#desk/mechanisms/kit/status-tag.tsx'
import { pdfAddress } from '#desk/mechanisms/papers/pdf-address.ts'
import { fill } from '#domain/kernel/texts.ts'
import type { DeliveryView } from '#domain/processes/delivery/contract.ts'
import { washesPath } from './addresses.ts'
import styles from './delivery.module.css'
import { belongingsLoader } from './loaders.ts'
import { deliveryText } from './text.ts'
import { useDeliveryCommand } from './use-delivery-command.ts'

/** Sheet and belongings side by side; nothing is told to the customer before both are in order. */
export function PreparePanel({ view }: { view: DeliveryView }) {
  const t = useTexts(deliveryText)
  const can = useCan()
  const prepared = useDeliveryCommand(api.delivery.prepared, { success: t.preparedDone })
  const send = () => void prepared.send({ id: view.orderId, version: view.version })
  useHotkeys(t.preparation, [{ key: 'Ctrl+S', label: t.prepared, run: send, disabled: view.preparedAt !== null }])
  if (!view.preparationSheetId) return <Section title={t.preparation}>{t.sheetFirst}</Section>
  return (
    <>
      <Section
        title={t.preparation}
        extra={
          view.takeOverPaperId && <PrintButton label={t.takeOverPaper} pdfUrl={pdfAddress(view.takeOverPaperId)} />
        }
      >
        {view.finalWash && <FinalWash wash={view.finalWash} />}
        <ChecklistPanel sheetId={view.preparationSheetId} about="order" withoutFinish />
        <div className={styles.foot}>
          {view.preparedAt ? (
            <StatusTag tone="good">{t.preparedDone}</StatusTag>
          ) : (
            <ActionButton kind="primary" label={t.prepared} hotkey="Ctrl+S" busy={prepared.busy} onClick={send} />
          )}
        </div>
      </Section>
      {can('visit.read') && can('order.read') && (
        <Belongings orderId={view.orderId} closed={view.preparedAt !== null} />
      )}
    </>
  )
}

function FinalWash({ wash }: { wash: NonNullable<DeliveryView['finalWash']> }) {
  const t = useTexts(deliveryText)
  const can = useCan()
  const [label, tone] = wash.returnedAt
    ? [t.washBack, 'good' as const]
    : wash.finishedAt
      ? [t.washed, 'warn' as const]
      : wash.startedAt
        ? [t.washing, 'info' as const]
        : [t.washWaiting, 'warn' as const]
  return (
    <div className={styles.row}>
      <span className={styles.grow}>{t.finalWash}</span>
      <StatusTag tone={tone}>{label}</StatusTag>
      {wash.returnedAt === null && can('wash.read') && <Go to={washesPath.href({})}>{t.toWashes}</Go>}
    </div>
  )
}

function Belongings({ orderId, closed }: { orderId: string; closed: boolean }) {
  const t = useTexts(deliveryText)
  const can = useCan()
  const putBack = useDeliveryCommand(api.delivery.returnBelongings, { success: t.allBack })
  const { data, placeholder } = useLoad(belongingsLoader(orderId), { rows: 2 })
  return (
    <Section title={t.belongings}>
      {placeholder}
      {data && <p className={styles.hint}>{data.length === 0 ? t.noBelongings : t.belongingsHint}</p>}
      {data?.map(item => (
        <div key={item.id} className={styles.row}>
          <span className={styles.grow}>
            {item.name} × {item.count}
          </span>
          <span>{item.placeKept}</span>
          {item.returnedCount === null ? (
            <StatusTag tone="warn">{t.notBack}</StatusTag>
          ) : (
            <StatusTag tone={item.returnedCount < item.count ? 'bad' : 'good'}>
              {fill(t.back, { n: item.returnedCount })}
            </StatusTag>
          )}
        </div>
      ))}
      {data && data.length > 0 && !closed && can('delivery.prepare') && (
        <div className={styles.foot}>
          <ActionButton
            label={t.putAllBack}
            busy={putBack.busy}
            disabledReason={data.every(item => item.returnedCount === item.count) ? t.allBack : null}
            onClick={() =>
              void putBack.send({
                id: orderId,
                items: data.map(({ id, count }) => ({ id, count })),
                papersReturned: true,
                // Valuables in custody go into the owner's hand, not back into the car.
                custodyClosed: false,
              })
            }
          />
        </div>
      )}
    </Section>
  )
}
