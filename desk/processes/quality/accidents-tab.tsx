import { Button, Input, InputNumber } from 'antd'
import { useState } from 'react'
import { api } from '#desk/kernel/api.ts'
import { money } from '#desk/kernel/format.tsx'
import { useLoad } from '#desk/kernel/query.tsx'
import { useCan } from '#desk/kernel/session.tsx'
import { EmptyState } from '#desk/kernel/states.tsx'
import { useTexts } from '#desk/kernel/text.ts'
import { PersonSelect } from '#desk/mechanisms/duties/person-select.tsx'
import { DrawerForm } from '#desk/mechanisms/kit/drawer-form.tsx'
import { DateInput, MoneyInput } from '#desk/mechanisms/kit/fields.tsx'
import { Field } from '#desk/mechanisms/kit/form-grid.tsx'
import { RowTable } from '#desk/mechanisms/kit/row-table.tsx'
import { Section } from '#desk/mechanisms/kit/section.tsx'
import { StatusTag } from '#desk/mechanisms/kit/status-tag.tsx'
import { newId } from '#domain/kernel/id.ts'
import type { Accident } from '#domain/processes/quality/management-shapes.ts'
import { accidentsLoader, managementTouches } from './management-loaders.ts'
import { managementText } from './management-text.ts'

/** What went wrong in the year, who answers for it, what it cost and what was learnt. */
export function AccidentsTab({ year }: { year: string }) {
  const t = useTexts(managementText)
  const can = useCan()
  const { data, placeholder } = useLoad(accidentsLoader(year))
  const [isAdding, setAdding] = useState(false)
  const [closing, setClosing] = useState<Accident | null>(null)
  if (!data) return placeholder
  return (
    <Section title={t.accidents} extra={<Button onClick={() => setAdding(true)}>{t.reportAccident}</Button>} flush>
      {data.accidents.length === 0 ? (
        <EmptyState title={t.none} />
      ) : (
        <RowTable<Accident>
          rows={data.accidents}
          rowKey={row => row.id}
          columns={[
            { key: 'on', title: t.happenedOn, width: 120, render: row => row.happenedOn },
            { key: 'what', title: t.description, minWidth: 200, render: row => row.description },
            { key: 'who', title: t.responsible, width: 100, render: row => row.responsible },
            { key: 'cost', title: t.cost, width: 110, align: 'right', render: row => money(row.costFen) },
            { key: 'points', title: t.deduction, width: 100, align: 'right', render: row => row.deductionPoints },
            { key: 'lesson', title: t.lesson, minWidth: 160, render: row => row.lesson },
            {
              key: 'state',
              title: '',
              width: 120,
              render: row =>
                row.state === 'closed' ? (
                  <StatusTag tone="good">{t.closed}</StatusTag>
                ) : can('quality.judge') ? (
                  <Button size="small" onClick={() => setClosing(row)}>
                    {t.close}
                  </Button>
                ) : (
                  <StatusTag tone="warn">{t.open}</StatusTag>
                ),
            },
          ]}
        />
      )}
      <ReportDrawer open={isAdding} onClose={() => setAdding(false)} />
      {closing && <CloseDrawer key={closing.id} row={closing} onClose={() => setClosing(null)} />}
    </Section>
  )
}

type ReportValues = { happenedOn: string; description: string; responsibleId: string }

function ReportDrawer({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useTexts(managementText)
  const [id, setId] = useState(newId)
  return (
    <DrawerForm
      open={open}
      title={t.reportAccident}
      onClose={onClose}
      run={api.qualityManagement.reportAccident}
      invalidates={managementTouches}
      success={t.saved}
      onDone={() => setId(newId())}
      toInput={(values: ReportValues) => ({ id, ...values })}
    >
      <Field<ReportValues> name="happenedOn" label={t.happenedOn} required>
        <DateInput />
      </Field>
      <Field<ReportValues> name="description" label={t.description} required>
        <Input.TextArea rows={4} maxLength={500} />
      </Field>
      <Field<ReportValues> name="responsibleId" label={t.responsible} required picked>
        <PersonSelect label={t.responsible} />
      </Field>
    </DrawerForm>
  )
}

type CloseValues = { handling: string; lesson: string; costFen: number; deductionPoints: number }

function CloseDrawer({ row, onClose }: { row: Accident; onClose: () => void }) {
  const t = useTexts(managementText)
  return (
    <DrawerForm
      open
      title={t.close}
      onClose={onClose}
      run={api.qualityManagement.closeAccident}
      invalidates={managementTouches}
      success={t.closed}
      initial={{ costFen: 0, deductionPoints: 0 }}
      toInput={(values: CloseValues) => ({ id: row.id, version: row.version, ...values })}
    >
      <Field<CloseValues> name="handling" label={t.handling} required>
        <Input.TextArea rows={2} maxLength={500} />
      </Field>
      <Field<CloseValues> name="lesson" label={t.lesson} required>
        <Input.TextArea rows={3} maxLength={500} />
      </Field>
      <Field<CloseValues> name="costFen" label={t.cost} required>
        <MoneyInput />
      </Field>
      <Field<CloseValues> name="deductionPoints" label={t.deduction} required>
        <InputNumber min={0} max={100} precision={0} />
      </Field>
    </DrawerForm>
  )
}
