import { Alert, Checkbox, Modal, Spin } from 'antd'
import { useState } from 'react'
import { api } from '#desk/kernel/api.ts'
import { HotkeyLayer } from '#desk/kernel/hotkeys.tsx'
import { useLoad } from '#desk/kernel/query.tsx'
import { useTexts } from '#desk/kernel/text.ts'
import { ActionButton } from '#desk/mechanisms/kit/action-button.tsx'
import { fill } from '#domain/kernel/texts.ts'
import { type Proposal, planLoader } from './loaders.ts'
import { PlanChange } from './plan-change.tsx'
import { keyOf, takenOver } from './plan-choice.ts'
import { planText } from './plan-text.ts'
import { useFloorCommand } from './use-floor-command.ts'
import styles from './workshop.module.css'

/** What the planner would change, each with its reason; the dispatcher takes over what he likes. */
export function PlanDialog({ onClose }: { onClose: () => void }) {
  const t = useTexts(planText)
  const [round, setRound] = useState(() => performance.now())
  const { data, placeholder } = useLoad(planLoader(round))
  return (
    <Modal open width={960} title={t.title} footer={null} onCancel={onClose} destroyOnHidden>
      <HotkeyLayer>
        {data ? (
          <Choice key={round} proposal={data} onAgain={() => setRound(performance.now())} onClose={onClose} />
        ) : (
          <Spin description={t.planning}>{placeholder}</Spin>
        )}
      </HotkeyLayer>
    </Modal>
  )
}

type ChoiceProps = { proposal: Proposal; onAgain: () => void; onClose: () => void }

function Choice({ proposal: { changes, before, after, homeless }, onAgain, onClose }: ChoiceProps) {
  const t = useTexts(planText)
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const chosen = changes.filter(change => !left.has(keyOf(change)))
  const command = useFloorCommand(api.workshop.applyPlan, { success: t.taken, onDone: onClose })
  const toggle = (key: string, isOn: boolean) =>
    setLeft(all => new Set(isOn ? [...all].filter(each => each !== key) : [...all, key]))
  const figures = {
    ...{ before: before.late, beforeHours: Math.round(before.minutes / 60) },
    ...{ after: after.late, afterHours: Math.round(after.minutes / 60) },
  }
  return (
    <div className={styles.page}>
      <Alert
        type={after.late > 0 ? 'warning' : 'info'}
        showIcon
        title={changes.length === 0 ? t.nothing : fill(t.promises, figures)}
        description={t.decided}
      />
      {homeless.length > 0 && (
        <Alert
          type="error"
          showIcon
          title={t.homeless + homeless.map(item => `${item.plate} ${item.name}（${t[item.why]}）`).join('、')}
        />
      )}
      <div className={styles.plan}>
        {changes.map(change => (
          <Checkbox
            key={keyOf(change)}
            className={styles.planRow ?? ''}
            checked={!left.has(keyOf(change))}
            onChange={event => toggle(keyOf(change), event.target.checked)}
          >
            <PlanChange change={change} />
          </Checkbox>
        ))}
      </div>
      <div className={styles.planFoot}>
        <ActionButton label={t.again} onClick={onAgain} />
        {changes.length > 0 && (
          <ActionButton
            label={fill(t.take, { n: chosen.length })}
            kind="primary"
            busy={command.busy}
            onClick={() => chosen.length > 0 && void command.send(takenOver(chosen))}
          />
        )}
      </div>
    </div>
  )
}
