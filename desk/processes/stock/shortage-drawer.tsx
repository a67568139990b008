import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { api } from '#desk/kernel/api.ts'
import { at, qty } from '#desk/kernel/format.tsx'
import { HotkeyLayer, useHotkeys } from '#desk/kernel/hotkeys.tsx'
import { useLoad } from '#desk/kernel/query.tsx'
import { Go } from '#desk/kernel/router.tsx'
import { useCan } from '#desk/kernel/session.tsx'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { ReasonDialog } from '#desk/mechanisms/kit/reason-dialog.tsx'
import { Facts, Stack } from '#desk/mechanisms/kit/section.tsx'
import { type Step, StepBar, type StepState } from '#desk/mechanisms/kit/step-bar.tsx'
import type { ShortageView } from '#domain/processes/stock/shapes.ts'
import { isWaiting, toldChannelTexts } from '#domain/processes/stock/shortage-states.ts'
import { orderPartsPath } from './addresses.ts'
import { shortageLoader } from './loaders.ts'
import { OrderForm, TellForm } from './shortage-forms.tsx'
import { shortageText } from './shortage-text.ts'
import styles from './stock.module.css'
import { usePartsCommand } from './use-parts-command.ts'

/** One missing part: its chain with the time and person of each link, and the next step. */
export function ShortageDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  return (
    <HotkeyLayer>
      <OpenShortage id={id} onClose={onClose} />
    </HotkeyLayer>
  )
}

function OpenShortage({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useTexts(shortageText)
  const { data, placeholder } = useLoad(shortageLoader(id))
  useHotkeys(t.one, [{ key: 'Esc', label: t.one, run: onClose }])
  return (
    <Drawer open title={t.one} size={620} onClose={onClose} keyboard={false}>
      {placeholder}
      {data && <ShortageBody shortage={data} />}
    </Drawer>
  )
}

function ShortageBody({ shortage }: { shortage: ShortageView }) {
  const t = useTexts(shortageText)
  const text = useText()
  const { partName, partNumber, qtyMilli, unit, orderNumber, plate, car, adviser } = shortage
  const channel = Object.entries(toldChannelTexts).find(([key]) => key === shortage.toldChannel)?.[1]
  return (
    <Stack>
      <StepBar steps={useSteps(shortage)} />
      <Facts
        facts={[
          { label: t.part, value: `${partName} ${partNumber}`, wide: true },
          { label: t.qty, value: `${qty(qtyMilli)} ${unit}` },
          {
            label: t.order,
            value: (
              <Go to={orderPartsPath.href({ orderId: shortage.orderId })}>
                {orderNumber} {plate} {car}
              </Go>
            ),
          },
          { label: t.adviserTold, value: `${adviser} ${at(shortage.adviserToldAt)}` },
          { label: t.supplier, value: shortage.supplier || '—' },
          { label: t.expected, value: at(shortage.expectedAt) },
          { label: t.channel, value: channel ? text(channel) : '—' },
          { label: t.reached, value: shortage.personReached || '—' },
          { label: t.result, value: shortage.toldResult || '—', wide: true },
        ]}
      />
      <ShortageActions shortage={shortage} />
    </Stack>
  )
}

function useSteps(shortage: ShortageView): Step[] {
  const t = useTexts(shortageText)
  const { state } = shortage
  const links = [
    { key: 'asked', label: t.asked, when: shortage.askedAt, who: shortage.askedBy },
    { key: 'ordered', label: t.ordered, when: shortage.orderedAt, who: shortage.orderedBy },
    { key: 'arrived', label: t.arrived, when: shortage.arrivedAt, who: shortage.arrivedBy },
    { key: 'told', label: t.told, when: shortage.toldAt, who: shortage.toldBy },
  ]
  const next = links.find(link => link.when === null)?.key
  const stateOf = (key: string, when: string | null): StepState => {
    if (when !== null) return 'done'
    if (state === 'withdrawn') return 'skipped'
    return key === next ? 'current' : 'waiting'
  }
  return links.map(({ key, label, when, who }) => ({
    key,
    label,
    state: stateOf(key, when),
    hint: when === null ? undefined : `${at(when)} ${who}`,
  }))
}

function ShortageActions({ shortage }: { shortage: ShortageView }) {
  const t = useTexts(shortageText)
  const can = useCan()
  const [dialog, setDialog] = useState<'order' | 'tell' | 'withdraw' | null>(null)
  const withdraw = usePartsCommand(api.shortages.withdraw, { quiet: true })
  const close = () => setDialog(null)
  const { id, version } = shortage
  const waiting = isWaiting(shortage.state)
  return (
    <div className={styles.actions} style={{ marginTop: 16 }}>
      {waiting && can('parts.order') && (
        <>
          <Button onClick={() => setDialog('withdraw')}>{t.withdraw}</Button>
          <Button type="primary" onClick={() => setDialog('order')}>
            {shortage.state === 'asked' ? t.orderIt : t.changeOrder}
          </Button>
        </>
      )}
      {shortage.state === 'arrived' && can('parts.tellCustomer') && (
        <Button type="primary" onClick={() => setDialog('tell')}>
          {t.tellIt}
        </Button>
      )}
      {dialog === 'order' && <OrderForm shortage={shortage} onClose={close} />}
      {dialog === 'tell' && <TellForm shortage={shortage} onClose={close} />}
      <ReasonDialog
        open={dialog === 'withdraw'}
        title={t.withdrawTitle}
        danger
        onClose={close}
        onSubmit={reason => withdraw.send({ id, version, reason })}
      />
    </div>
  )
}
