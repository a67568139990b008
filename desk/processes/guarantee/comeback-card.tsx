import { Alert, Input, Radio } from 'antd'
import { useState } from 'react'
import { api } from '#desk/kernel/api.ts'
import { useCommand } from '#desk/kernel/command.tsx'
import { money } from '#desk/kernel/format.tsx'
import { Go } from '#desk/kernel/router.tsx'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { ActionButton } from '#desk/mechanisms/kit/action-button.tsx'
import { DrawerForm } from '#desk/mechanisms/kit/drawer-form.tsx'
import { Field } from '#desk/mechanisms/kit/form-grid.tsx'
import { optionsFrom } from '#desk/mechanisms/kit/options.ts'
import { Facts, Section } from '#desk/mechanisms/kit/section.tsx'
import { StatusTag } from '#desk/mechanisms/kit/status-tag.tsx'
import { fill } from '#domain/kernel/texts.ts'
import type { ComebackView } from '#domain/processes/guarantee/contract.ts'
import {
  type CauseGroup,
  causeGroupTexts,
  comebackKindTexts,
  comebackStateTexts,
} from '#domain/processes/guarantee/kinds.ts'
import { orderPath } from './addresses.ts'
import { guaranteeText } from './text.ts'

const touches = ['order', 'orderLine', 'vehicle', 'duty', 'notice'] as const
const tones = { open: 'warn', free: 'good', refused: 'calm', noted: 'info' } as const

/** One line of work that came back: its first job, and what the house decides. */
export function ComebackCard({ row }: { row: ComebackView }) {
  const t = useTexts(guaranteeText)
  const text = useText()
  return (
    <Section
      title={row.line}
      extra={
        <>
          <StatusTag tone={row.kind === 'guarantee' ? 'bad' : 'warn'}>{text(comebackKindTexts[row.kind])}</StatusTag>{' '}
          <StatusTag tone={tones[row.state]}>{text(comebackStateTexts[row.state])}</StatusTag>
        </>
      }
    >
      {row.state === 'open' && <Alert type="warning" showIcon title={t.proposal} style={{ marginBottom: 12 }} />}
      <Facts
        facts={[
          {
            label: t.firstJob,
            value: (
              <Go to={orderPath.href({ id: row.firstOrderId })}>
                {row.firstNumber} {row.firstLine}
              </Go>
            ),
          },
          { label: t.since, value: sinceText(row, t) },
          { label: t.responsible, value: row.responsible || null },
          { label: t.part, value: row.part || null },
          { label: t.supplier, value: row.supplier || null },
          {
            label: t.setCause,
            value: row.causeGroup ? `${text(causeGroupTexts[row.causeGroup])}：${row.cause}` : t.noCause,
          },
          ...(row.proof ? [{ label: t.proof, value: row.proof, wide: true }] : []),
          ...(row.costFen === null ? [] : [{ label: t.cost, value: money(row.costFen) }]),
        ]}
      />
      <Actions row={row} />
    </Section>
  )
}

export function sinceText(
  row: Pick<ComebackView, 'daysSince' | 'kmSince'>,
  t: Record<'daysKm' | 'days', string>,
): string {
  return row.kmSince === null
    ? fill(t.days, { days: row.daysSince })
    : fill(t.daysKm, { days: row.daysSince, km: row.kmSince })
}

function Actions({ row }: { row: ComebackView }) {
  const t = useTexts(guaranteeText)
  const [shown, setShown] = useState<'refuse' | 'cause' | null>(null)
  const free = useCommand({ run: api.guarantee.makeFree, invalidates: touches, success: t.madeFree })
  const close = () => setShown(null)
  return (
    <div style={{ display: 'flex', gap: 8, justifyContent: 'flex-end' }}>
      {row.can.cause && <ActionButton label={t.setCause} onClick={() => setShown('cause')} />}
      {row.can.refuse && <ActionButton label={t.refuse} onClick={() => setShown('refuse')} />}
      {row.can.decide && (
        <ActionButton
          kind="primary"
          label={t.makeFree}
          busy={free.busy}
          onClick={() => void free.send({ id: row.id, version: row.version })}
        />
      )}
      <RefuseDrawer row={row} open={shown === 'refuse'} onClose={close} />
      <CauseDrawer row={row} open={shown === 'cause'} onClose={close} />
    </div>
  )
}

type DrawerProps = { row: ComebackView; open: boolean; onClose: () => void }

function RefuseDrawer({ row, open, onClose }: DrawerProps) {
  const t = useTexts(guaranteeText)
  return (
    <DrawerForm
      open={open}
      title={t.refuseTitle}
      onClose={onClose}
      run={api.guarantee.refuse}
      invalidates={touches}
      success={t.refused}
      toInput={({ proof }: { proof: string }) => ({ id: row.id, version: row.version, proof: proof.trim() })}
    >
      <Alert type="info" title={t.refuseHint} style={{ marginBottom: 12 }} />
      <Field<{ proof: string }> name="proof" label={t.proof} required>
        <Input.TextArea rows={4} maxLength={500} />
      </Field>
    </DrawerForm>
  )
}

type CauseValues = { group: CauseGroup; cause: string }

function CauseDrawer({ row, open, onClose }: DrawerProps) {
  const t = useTexts(guaranteeText)
  const text = useText()
  return (
    <DrawerForm
      open={open}
      title={t.causeTitle}
      onClose={onClose}
      run={api.guarantee.setCause}
      invalidates={touches}
      success={t.saved}
      initial={row.causeGroup ? { group: row.causeGroup, cause: row.cause } : {}}
      toInput={({ group, cause }: CauseValues) => ({ id: row.id, version: row.version, group, cause: cause.trim() })}
    >
      <Field<CauseValues> name="group" label={t.group} required>
        <Radio.Group vertical options={optionsFrom(causeGroupTexts, text)} />
      </Field>
      <Field<CauseValues> name="cause" label={t.cause} required>
        <Input.TextArea rows={3} maxLength={500} />
      </Field>
    </DrawerForm>
  )
}
