import { PlusOutlined } from '@ant-design/icons'
import { Input, Select } from 'antd'
import { useState } from 'react'
import { api } from '#desk/kernel/api.ts'
import { today } from '#desk/kernel/clock.ts'
import { useCommand } from '#desk/kernel/command.tsx'
import { useLoad } from '#desk/kernel/query.tsx'
import { useCan } from '#desk/kernel/session.tsx'
import { EmptyState } from '#desk/kernel/states.tsx'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { ActionButton } from '#desk/mechanisms/kit/action-button.tsx'
import { DetailHeader } from '#desk/mechanisms/kit/detail-header.tsx'
import { DrawerForm } from '#desk/mechanisms/kit/drawer-form.tsx'
import { DateInput, IntInput } from '#desk/mechanisms/kit/fields.tsx'
import { Field, FormGrid } from '#desk/mechanisms/kit/form-grid.tsx'
import { optionsFrom } from '#desk/mechanisms/kit/options.ts'
import { type ListColumn, RowTable } from '#desk/mechanisms/kit/row-table.tsx'
import { Section } from '#desk/mechanisms/kit/section.tsx'
import { StatusTag } from '#desk/mechanisms/kit/status-tag.tsx'
import { newId } from '#domain/kernel/id.ts'
import { fill } from '#domain/kernel/texts.ts'
import { powerTexts } from '#domain/processes/customers/vehicle-kinds.ts'
import { candidatesPath } from './addresses.ts'
import { programmesLoader } from './loaders.ts'
import { programmeText } from './text.ts'

type Programme = Awaited<ReturnType<typeof api.activeBooking.programmes>>['rows'][number]

/** Seasonal programmes: which cars, when, what is offered, and how far the calls have come. */
export function Page() {
  const t = useTexts(programmeText)
  const can = useCan()
  const [isAdding, setIsAdding] = useState(false)
  const columns = useColumns()
  const { data, placeholder } = useLoad(programmesLoader())
  return (
    <>
      <DetailHeader
        title={t.title}
        backTo={candidatesPath.href({})}
        actions={
          can('activeBooking.plan')
            ? [
                {
                  key: 'add',
                  kind: 'primary',
                  label: t.add,
                  icon: <PlusOutlined />,
                  hotkey: 'Alt+N',
                  onClick: () => setIsAdding(true),
                },
              ]
            : []
        }
      />
      <Section flush>
        {placeholder}
        {data?.rows.length === 0 && <EmptyState title={t.none} hint={t.noneHint} />}
        {data && data.rows.length > 0 && <RowTable rows={data.rows} columns={columns} rowKey={row => row.id} />}
      </Section>
      {isAdding && <AddDrawer onClose={() => setIsAdding(false)} />}
    </>
  )
}

function useColumns(): ListColumn<Programme>[] {
  const t = useTexts(programmeText)
  const text = useText()
  const whom = (row: Programme) =>
    [
      ...row.brands,
      ...optionsFrom(powerTexts, text)
        .filter(option => row.powers.includes(option.value))
        .map(option => option.label),
      ...(row.minAgeMonths === null ? [] : [fill(t.older, { n: row.minAgeMonths })]),
    ].join('、') || t.allCars
  return [
    { key: 'name', title: t.name, width: 140, render: row => <strong>{row.name}</strong> },
    { key: 'period', title: t.period, width: 190, render: row => `${row.fromOn} – ${row.toOn}` },
    { key: 'content', title: t.content, minWidth: 180, ellipsis: true, render: row => row.content },
    { key: 'whom', title: t.whom, minWidth: 140, render: whom },
    {
      key: 'progress',
      title: t.progress,
      width: 260,
      render: row => fill(t.progressOf, { targets: row.targets, contacted: row.contacted, booked: row.booked }),
    },
    { key: 'end', title: '', width: 120, render: row => <StateOrEnd row={row} /> },
  ]
}

function StateOrEnd({ row }: { row: Programme }) {
  const t = useTexts(programmeText)
  const can = useCan()
  const end = useCommand({
    run: api.activeBooking.endProgramme,
    invalidates: ['programme', 'candidate'],
    success: t.endedNow,
  })
  if (row.endedAt !== null || row.toOn < today()) return <StatusTag tone="calm">{t.ended}</StatusTag>
  if (!can('activeBooking.plan')) {
    return <StatusTag tone="info">{row.fromOn > today() ? t.coming : t.running}</StatusTag>
  }
  return (
    <ActionButton label={t.end} busy={end.busy} onClick={() => void end.send({ id: row.id, version: row.version })} />
  )
}

type Values = {
  name: string
  fromOn: string
  toOn: string
  content: string
  brands?: string[]
  powers?: (keyof typeof powerTexts)[]
  minAgeMonths?: number | null
}

function AddDrawer({ onClose }: { onClose: () => void }) {
  const t = useTexts(programmeText)
  const text = useText()
  const [id] = useState(newId)
  return (
    <DrawerForm<Values, Parameters<typeof api.activeBooking.saveProgramme>[0], unknown>
      open
      title={t.add}
      run={api.activeBooking.saveProgramme}
      invalidates={['programme', 'candidate']}
      success={t.saved}
      initial={{ fromOn: today() }}
      onClose={onClose}
      toInput={values => ({ ...values, id })}
    >
      <FormGrid columns={2}>
        <Field<Values> name="name" label={t.name} required wide hint={t.nameHint}>
          <Input maxLength={40} />
        </Field>
        <Field<Values> name="fromOn" label={t.fromOn} required>
          <DateInput />
        </Field>
        <Field<Values> name="toOn" label={t.toOn} required>
          <DateInput />
        </Field>
        <Field<Values> name="content" label={t.content} required wide>
          <Input maxLength={200} />
        </Field>
        <Field<Values> name="brands" label={t.brands} wide>
          <Select mode="tags" tokenSeparators={['、', ',', '，', ' ']} />
        </Field>
        <Field<Values> name="powers" label={t.powers}>
          <Select mode="multiple" options={optionsFrom(powerTexts, text)} />
        </Field>
        <Field<Values> name="minAgeMonths" label={t.age}>
          <IntInput />
        </Field>
      </FormGrid>
    </DrawerForm>
  )
}
