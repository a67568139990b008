import { Button } from 'antd'
import { fill } from '#domain/kernel/texts.ts'
import { isRole, roleTexts } from '#domain/mechanisms/access/roles.ts'
import type { DutyView } from '#domain/mechanisms/duties/contract.ts'
import { Go } from '../../kernel/router.tsx'
import { useText, useTexts } from '../../kernel/text.ts'
import type { ListColumn } from '../kit/row-table.tsx'
import { DueTag, DueTime } from './due.tsx'
import styles from './duties.module.css'
import { dutyText } from './text.ts'

type DutyActions = { onFinish: (duty: DutyView) => void; onReassign: (duty: DutyView) => void }

export function useDutyColumns(actions: DutyActions): ListColumn<DutyView>[] {
  const t = useTexts(dutyText)
  const text = useText()
  return [
    { key: 'state', title: t.state, width: 110, render: duty => <DueTag duty={duty} /> },
    {
      key: 'duty',
      title: t.duty,
      minWidth: 260,
      render: duty =>
        duty.path === '' ? (
          <span className={styles.title}>{text(duty.title)}</span>
        ) : (
          <Go to={duty.path}>{text(duty.title)}</Go>
        ),
    },
    { key: 'due', title: t.due, width: 150, render: duty => <DueTime duty={duty} /> },
    { key: 'holder', title: t.holder, width: 160, render: duty => <Holder duty={duty} /> },
    { key: 'limit', title: t.limit, width: 80, render: duty => duty.limit },
    { key: 'actions', title: '', width: 150, align: 'right', render: duty => <Actions duty={duty} {...actions} /> },
  ]
}

/** Both names while somebody stands in; the role where the duty is everybody's of it. */
export function Holder({ duty }: { duty: DutyView }) {
  const t = useTexts(dutyText)
  const text = useText()
  if (duty.standInName !== null) {
    return fill(t.standsFor, { standIn: duty.standInName, owner: duty.ownerName ?? '' })
  }
  if (duty.ownerName !== null) return duty.ownerName
  return isRole(duty.ownerRole) ? text(roleTexts[duty.ownerRole]) : duty.ownerRole
}

function Actions({ duty, onFinish, onReassign }: { duty: DutyView } & DutyActions) {
  const t = useTexts(dutyText)
  return (
    <span className={styles.actions}>
      {duty.can.finish && (
        <Button size="small" type="primary" ghost onClick={() => onFinish(duty)}>
          {t.finish}
        </Button>
      )}
      {duty.can.reassign && (
        <Button size="small" onClick={() => onReassign(duty)}>
          {t.reassign}
        </Button>
      )}
    </span>
  )
}
