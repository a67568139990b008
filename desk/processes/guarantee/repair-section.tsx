import { Alert, Button, Input, Select } from 'antd'
import { useState } from 'react'
import { api } from '#desk/kernel/api.ts'
import { at, When } from '#desk/kernel/format.tsx'
import { useGo } from '#desk/kernel/router.tsx'
import { EmptyState } from '#desk/kernel/states.tsx'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { DrawerForm } from '#desk/mechanisms/kit/drawer-form.tsx'
import { InstantInput } from '#desk/mechanisms/kit/fields.tsx'
import { Field } from '#desk/mechanisms/kit/form-grid.tsx'
import { optionsFrom } from '#desk/mechanisms/kit/options.ts'
import { RowTable } from '#desk/mechanisms/kit/row-table.tsx'
import { Section } from '#desk/mechanisms/kit/section.tsx'
import { StatusTag } from '#desk/mechanisms/kit/status-tag.tsx'
import { newId } from '#domain/kernel/id.ts'
import { type PauseReason, pauseReasonTexts } from '#domain/processes/guarantee/pauses.ts'
import { guaranteeOrderPath } from './addresses.ts'
import { type Clocks, guaranteeKinds } from './loaders.ts'
import { PauseList } from './pause-list.tsx'
import { guaranteeText } from './text.ts'

type Repair = Clocks['repairs'][number]

/** The repairs the clocks count, and what the law takes out of their days. */
export function RepairSection({ data }: { data: Clocks }) {
  const t = useTexts(guaranteeText)
  const go = useGo()
  const [of, setOf] = useState<Repair | null>(null)
  if (data.repairs.length === 0)
    return (
      <Section>
        <EmptyState title={t.noRepairs} />
      </Section>
    )
  return (
    <Section title={t.repairsOfCar} flush>
      <RowTable<Repair>
        rows={data.repairs}
        rowKey={row => row.orderId}
        onOpen={row => go(guaranteeOrderPath.href({ id: row.orderId }))}
        columns={[
          { key: 'number', title: t.number, width: 190, render: row => <span className="cb-num">{row.number}</span> },
          { key: 'agreed', title: t.agreed, width: 150, render: row => <When at={row.agreedAt} /> },
          { key: 'done', title: t.done, width: 150, render: row => <When at={row.doneAt} /> },
          { key: 'days', title: t.repairDays, width: 70, align: 'right', render: row => row.days },
          { key: 'systems', title: t.systems, minWidth: 100, render: row => row.systems.join('、') },
          {
            key: 'counts',
            title: t.counts,
            width: 130,
            render: row => (
              <StatusTag tone={row.counts ? 'info' : 'calm'}>{row.counts ? t.counts : t.notCounted}</StatusTag>
            ),
          },
          {
            key: 'pause',
            title: '',
            width: 120,
            align: 'right',
            render: row =>
              row.counts &&
              data.can.deduct && (
                <Button
                  size="small"
                  onClick={event => {
                    event.stopPropagation()
                    setOf(row)
                  }}
                >
                  {t.pause}
                </Button>
              ),
          },
        ]}
      />
      <PauseList data={data} />
      {of && <PauseDrawer repair={of} onClose={() => setOf(null)} />}
    </Section>
  )
}

type PauseValues = { reason: PauseReason; fromAt: string; toAt?: string | null; proof: string }

function PauseDrawer({ repair, onClose }: { repair: Repair; onClose: () => void }) {
  const t = useTexts(guaranteeText)
  const text = useText()
  return (
    <DrawerForm
      open
      title={t.pauseTitle}
      onClose={onClose}
      run={api.guarantee.pause}
      invalidates={guaranteeKinds}
      success={t.saved}
      toInput={({ reason, fromAt, toAt, proof }: PauseValues) => ({
        ...{ id: repair.orderId, pauseId: newId(), reason, fromAt, toAt: toAt ?? null, proof: proof.trim() },
      })}
    >
      <Alert type="info" title={t.pauseHint} style={{ marginBottom: 12 }} />
      <Field<PauseValues> name="reason" label={t.pauseReason} required>
        <Select options={optionsFrom(pauseReasonTexts, text)} />
      </Field>
      <Field<PauseValues> name="fromAt" label={`${t.pauseFrom}（${t.agreed} ${at(repair.agreedAt)}）`} required>
        <InstantInput stepMinutes={5} />
      </Field>
      <Field<PauseValues> name="toAt" label={`${t.pauseTo}（${t.pauseToHint}）`}>
        <InstantInput stepMinutes={5} />
      </Field>
      <Field<PauseValues> name="proof" label={t.pauseProof} required>
        <Input.TextArea rows={2} maxLength={300} />
      </Field>
    </DrawerForm>
  )
}
