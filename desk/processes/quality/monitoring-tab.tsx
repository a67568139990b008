import { Button, Checkbox, Input, Select } from 'antd'
import { useState } from 'react'
import { api } from '#desk/kernel/api.ts'
import { useLoad } from '#desk/kernel/query.tsx'
import { useCan } from '#desk/kernel/session.tsx'
import { EmptyState } from '#desk/kernel/states.tsx'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { PersonSelect } from '#desk/mechanisms/duties/person-select.tsx'
import { DrawerForm } from '#desk/mechanisms/kit/drawer-form.tsx'
import { DateInput } from '#desk/mechanisms/kit/fields.tsx'
import { Field } from '#desk/mechanisms/kit/form-grid.tsx'
import { optionsFrom } from '#desk/mechanisms/kit/options.ts'
import { RowTable } from '#desk/mechanisms/kit/row-table.tsx'
import { Section } from '#desk/mechanisms/kit/section.tsx'
import { Tile, Tiles } from '#desk/mechanisms/kit/tile.tsx'
import { type MeasureDraft, MeasureFields } from '#desk/mechanisms/measures/measure-drawers.tsx'
import { newId } from '#domain/kernel/id.ts'
import { formatScaled } from '#domain/kernel/scaled.ts'
import { fill } from '#domain/kernel/texts.ts'
import type { Monitoring, QualityAudit } from '#domain/processes/quality/management-shapes.ts'
import { type Area, areaTexts } from '#domain/processes/quality/standards.ts'
import { managementTouches, monitoringLoader } from './management-loaders.ts'
import { managementText } from './management-text.ts'
import { rateOf } from './rate.ts'

/** Three ways to watch: what customers say, what the process shows, what audits find. */
export function MonitoringTab({ month }: { month: string }) {
  const t = useTexts(managementText)
  const { data, placeholder } = useLoad(monitoringLoader(month))
  if (!data) return placeholder
  const { survey, process } = data
  const mean = survey.meanCenti === null ? '—' : formatScaled(survey.meanCenti, 2, { grouped: false, padded: true })
  return (
    <>
      <Section title={t.survey}>
        <Tiles>
          <Tile label={fill(t.ratings, { n: survey.ratings })} value={mean} tone="good" />
          <Tile label={t.calls} value={rateOf(survey.calls)} />
        </Tiles>
      </Section>
      <Section title={t.process}>
        <Tiles>
          <Tile label={t.firstPass} value={rateOf(process.firstPass)} tone="good" />
          <Tile label={t.reworks} value={process.reworks} />
          <Tile label={t.lateDuties} value={process.lateDuties} tone="warn" />
        </Tiles>
      </Section>
      <Audits audits={data.audits} />
    </>
  )
}

function Audits({ audits }: { audits: Monitoring['audits'] }) {
  const t = useTexts(managementText)
  const text = useText()
  const can = useCan()
  const [isPlanning, setPlanning] = useState(false)
  const [recording, setRecording] = useState<QualityAudit | null>(null)
  return (
    <Section
      title={t.audits}
      extra={can('quality.judge') && <Button onClick={() => setPlanning(true)}>{t.planAudit}</Button>}
      flush
    >
      {audits.length === 0 ? (
        <EmptyState title={t.none} />
      ) : (
        <RowTable<QualityAudit>
          rows={audits}
          rowKey={row => row.id}
          columns={[
            { key: 'on', title: t.plannedOn, width: 120, render: row => row.plannedOn },
            { key: 'area', title: t.area, width: 120, render: row => text(areaTexts[row.area]) },
            { key: 'auditor', title: t.auditor, width: 110, render: row => row.auditor },
            { key: 'summary', title: t.summary, minWidth: 220, render: row => row.summary },
            { key: 'findings', title: t.findings, width: 80, align: 'right', render: row => row.findings ?? '—' },
            {
              key: 'do',
              title: '',
              width: 110,
              render: row =>
                row.doneAt === null && (
                  <Button size="small" onClick={() => setRecording(row)}>
                    {t.record}
                  </Button>
                ),
            },
          ]}
        />
      )}
      <PlanDrawer open={isPlanning} onClose={() => setPlanning(false)} />
      {recording && <RecordDrawer key={recording.id} row={recording} onClose={() => setRecording(null)} />}
    </Section>
  )
}

type PlanValues = { area: Area; plannedOn: string; auditorId: string }

function PlanDrawer({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useTexts(managementText)
  const text = useText()
  const [id, setId] = useState(newId)
  return (
    <DrawerForm
      open={open}
      title={t.planAudit}
      onClose={onClose}
      run={api.qualityManagement.planAudit}
      invalidates={managementTouches}
      success={t.saved}
      onDone={() => setId(newId())}
      toInput={(values: PlanValues) => ({ id, ...values })}
    >
      <Field<PlanValues> name="area" label={t.area} required>
        <Select options={optionsFrom(areaTexts, text)} />
      </Field>
      <Field<PlanValues> name="plannedOn" label={t.plannedOn} required>
        <DateInput />
      </Field>
      <Field<PlanValues> name="auditorId" label={t.auditor} required picked>
        <PersonSelect label={t.auditor} />
      </Field>
    </DrawerForm>
  )
}

type RecordValues = MeasureDraft & { summary: string }

function RecordDrawer({ row, onClose }: { row: QualityAudit; onClose: () => void }) {
  const t = useTexts(managementText)
  const [findingId] = useState(newId)
  const [hasFinding, setFinding] = useState(false)
  return (
    <DrawerForm
      open
      title={t.record}
      onClose={onClose}
      run={api.qualityManagement.recordAudit}
      invalidates={managementTouches}
      success={t.saved}
      toInput={({ summary, ...finding }: RecordValues) => ({
        id: row.id,
        version: row.version,
        summary: summary.trim(),
        findings: hasFinding ? [{ id: findingId, ...finding }] : [],
      })}
    >
      <Field<RecordValues> name="summary" label={t.summary} required>
        <Input.TextArea rows={3} maxLength={500} />
      </Field>
      <Checkbox checked={hasFinding} onChange={event => setFinding(event.target.checked)}>
        {t.withFinding}
      </Checkbox>
      {hasFinding && <MeasureFields />}
    </DrawerForm>
  )
}
