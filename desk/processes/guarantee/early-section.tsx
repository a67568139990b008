import { Alert } from 'antd'
import { useState } from 'react'
import { api } from '#desk/kernel/api.ts'
import { useCommand } from '#desk/kernel/command.tsx'
import { useGo } from '#desk/kernel/router.tsx'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { ActionButton } from '#desk/mechanisms/kit/action-button.tsx'
import { Section } from '#desk/mechanisms/kit/section.tsx'
import { fill, listed } from '#domain/kernel/texts.ts'
import type { EarlyFaultView } from '#domain/processes/guarantee/contract-early.ts'
import { choiceTexts, type EarlyFault, earlyFaultTexts } from '#domain/processes/guarantee/early-faults.ts'
import { guaranteeVehiclePath } from './addresses.ts'
import { ConfirmDrawer, DenyDrawer } from './early-drawers.tsx'
import { EarlyStanding, FaultFacts } from './early-facts.tsx'
import { earlyText } from './early-text.ts'
import styles from './guarantee.module.css'
import { type GuaranteeOfOrder, guaranteeKinds } from './loaders.ts'

type Drawer = { kind: 'confirm' | 'deny'; fault: EarlyFault | null }

/** What of an order may give the owner of a new car another one, and what somebody made of it. */
export function EarlySection({ data }: { data: GuaranteeOfOrder }) {
  const t = useTexts(earlyText)
  const text = useText()
  const [drawer, setDrawer] = useState<Drawer | null>(null)
  const { standing, pending, faults, can } = data.early
  if (!standing) return null
  const isOpen = standing.usage === 'household' && (standing.isCarOpen || standing.isFaultOpen)
  const buttons = (fault: EarlyFault | null) => (
    <>
      {can.deny && <ActionButton label={t.deny} onClick={() => setDrawer({ kind: 'deny', fault })} />}
      {can.confirm && (
        <ActionButton
          kind={fault === null ? 'plain' : 'primary'}
          label={fault === null ? t.confirmOther : t.confirm}
          onClick={() => setDrawer({ kind: 'confirm', fault })}
        />
      )}
    </>
  )
  return (
    <>
      <EarlyStanding standing={standing} />
      {pending.map(({ fault, because, rights }) => (
        <Section key={fault} title={fill(t.pending, { fault: text(earlyFaultTexts[fault]) })}>
          <Alert
            type="warning"
            showIcon
            title={fill(t.because, { because: because.join('、') })}
            description={fill(t.theirRights, { rights: text(listed(rights.map(right => choiceTexts[right]))) })}
          />
          <div className={styles.actions}>{buttons(fault)}</div>
        </Section>
      ))}
      {faults.map(row => (
        <Section key={row.id} title={text(earlyFaultTexts[row.fault])}>
          <FaultFacts row={row} />
          {row.verdict === 'denied' && isOpen && can.confirm && (
            <div className={styles.actions}>
              <ActionButton label={t.confirm} onClick={() => setDrawer({ kind: 'confirm', fault: row.fault })} />
            </div>
          )}
          {row.verdict === 'confirmed' && can.choose && <Choice row={row} vehicleId={data.vehicleId} />}
        </Section>
      ))}
      {isOpen && pending.length === 0 && (can.confirm || can.deny) && (
        <div className={styles.actions}>{buttons(null)}</div>
      )}
      {drawer?.kind === 'confirm' && <ConfirmDrawer data={data} fault={drawer.fault} onClose={() => setDrawer(null)} />}
      {drawer?.kind === 'deny' && <DenyDrawer data={data} fault={drawer.fault} onClose={() => setDrawer(null)} />}
    </>
  )
}

/** The owner chooses, not the house; another car is asked for with its price, where the clocks of the car are. */
function Choice({ row, vehicleId }: { row: EarlyFaultView; vehicleId: string }) {
  const t = useTexts(earlyText)
  const text = useText()
  const go = useGo()
  const choose = useCommand({
    run: api.guarantee.chooseRight,
    invalidates: [...guaranteeKinds, 'duty'],
    success: t.saved,
  })
  const options = (['repair', 'assembly'] as const).filter(
    choice => choice !== row.choice && (choice === 'repair' || row.rights.includes(choice)),
  )
  return (
    <div className={styles.actions}>
      <span>{row.choice === '' ? t.choose : t.change}</span>
      {options.map(choice => (
        <ActionButton
          key={choice}
          label={text(choiceTexts[choice])}
          busy={choose.busy}
          onClick={() => void choose.send({ id: row.id, version: row.version, choice })}
        />
      ))}
      {row.rights.includes('car') && (
        <ActionButton
          kind={row.choice === '' ? 'primary' : 'plain'}
          label={t.askCar}
          onClick={() => go(guaranteeVehiclePath.href({ id: vehicleId }))}
        />
      )}
    </div>
  )
}
