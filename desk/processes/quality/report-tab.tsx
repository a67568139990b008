import { Alert, Button, Input } from 'antd'
import { useState } from 'react'
import { api } from '#desk/kernel/api.ts'
import { useCommand } from '#desk/kernel/command.tsx'
import { When } from '#desk/kernel/format.tsx'
import { useLoad } from '#desk/kernel/query.tsx'
import { useGo } from '#desk/kernel/router.tsx'
import { useCan } from '#desk/kernel/session.tsx'
import { useTexts } from '#desk/kernel/text.ts'
import { ActionButton } from '#desk/mechanisms/kit/action-button.tsx'
import { ListRows } from '#desk/mechanisms/kit/list-page.tsx'
import { type ListColumn, RowTable } from '#desk/mechanisms/kit/row-table.tsx'
import { Section } from '#desk/mechanisms/kit/section.tsx'
import { StatusTag } from '#desk/mechanisms/kit/status-tag.tsx'
import { Tile, Tiles } from '#desk/mechanisms/kit/tile.tsx'
import { measuresLoader } from '#desk/mechanisms/measures/loaders.ts'
import { useMeasureColumns } from '#desk/mechanisms/measures/measure-columns.tsx'
import { AddMeasureDrawer } from '#desk/mechanisms/measures/measure-drawers.tsx'
import type { QualityCase, Submission } from '#domain/processes/quality/management-shapes.ts'
import { orderPath } from '../repair-orders/addresses.ts'
import { FirstPassRates } from './first-pass-rates.tsx'
import { managementTouches, type Report, reportLoader, submissionsLoader } from './management-loaders.ts'
import { managementText } from './management-text.ts'
import { rateOf } from './rate.ts'

/** The figures of the month, each with the rows it counts, the analysis and what is done. */
export function ReportTab({ month }: { month: string }) {
  const t = useTexts(managementText)
  const { data, placeholder } = useLoad(reportLoader(month))
  if (!data) return placeholder
  return (
    <>
      <Section
        title={t.report}
        extra={
          data.state !== 'none' && (
            <StatusTag tone={data.state === 'issued' ? 'good' : 'warn'}>
              {data.state === 'issued' ? t.issued : t.draft}
            </StatusTag>
          )
        }
      >
        {data.state === 'none' && <Alert type="info" title={t.notYet} style={{ marginBottom: 12 }} />}
        <Tiles>
          <Tile label={t.firstPass} value={rateOf(data.firstPass)} tone="good" />
          <Tile label={t.reworks} value={data.reworks.length} />
          <Tile label={t.comebacks} value={data.comebacks.length} />
          <Tile label={t.accidents} value={data.accidents.length} />
          <Tile label={t.complaints} value={data.complaints.length} />
        </Tiles>
      </Section>
      <FirstPassRates title={t.firstPassOfTeams} who={t.team} rows={data.teams} />
      <FirstPassRates title={t.firstPassOfTechnicians} who={t.technician} rows={data.technicians} />
      {data.id && <Analysis key={data.version} id={data.id} report={data} />}
      <Cases title={t.reworks} rows={data.reworks} />
      <Cases title={t.comebacks} rows={data.comebacks} />
      <Cases title={t.accidents} rows={data.accidents} />
      <Cases title={t.complaints} rows={data.complaints} />
      {data.firstPass.of > 0 && <Submissions month={month} count={data.firstPass.of} />}
    </>
  )
}

function Analysis({ id, report }: { id: string; report: Report }) {
  const t = useTexts(managementText)
  const can = useCan()
  const [comment, setComment] = useState(report.comment)
  const [isAdding, setAdding] = useState(false)
  const save = useCommand({ run: api.qualityManagement.comment, invalidates: managementTouches, success: t.saved })
  const issue = useCommand({ run: api.qualityManagement.issue, invalidates: managementTouches, success: t.issued })
  const isOpen = report.state === 'draft' && can('quality.judge')
  const { version } = report
  return (
    <>
      <Section
        title={t.analysis}
        extra={
          isOpen && (
            <>
              <ActionButton
                label={t.save}
                busy={save.busy}
                onClick={() => void save.send({ id, version, comment: comment.trim() })}
              />
              <ActionButton
                kind="primary"
                label={t.issue}
                busy={issue.busy}
                onClick={() => void issue.send({ id, version })}
              />
            </>
          )
        }
      >
        <Input.TextArea
          aria-label={t.analysis}
          autoSize={{ minRows: 3, maxRows: 12 }}
          maxLength={5000}
          disabled={!isOpen}
          value={comment}
          onChange={event => setComment(event.target.value)}
        />
      </Section>
      <Section
        title={t.measures}
        extra={isOpen && <Button onClick={() => setAdding(true)}>{t.addMeasure}</Button>}
        flush
      >
        <ListRows
          load={measuresLoader({ subjectId: id })}
          rowKey={row => row.id}
          columns={useMeasureColumns()}
          empty={{ title: t.none }}
        />
      </Section>
      <AddMeasureDrawer subject={{ kind: 'report', id }} open={isAdding} onClose={() => setAdding(false)} />
    </>
  )
}

/** Hundreds a month: by pages, and the whole as a file. */
function Submissions({ month, count }: { month: string; count: number }) {
  const t = useTexts(managementText)
  const [number, at, what, person] = useCaseColumns()
  const result: ListColumn<Submission> = {
    key: 'result',
    title: t.result,
    width: 100,
    render: row => <StatusTag tone={row.passed ? 'good' : 'bad'}>{row.passed ? t.passed : t.failed}</StatusTag>,
  }
  return (
    <Section title={`${t.submissions} ${count}`} flush>
      <ListRows<Submission>
        load={submissionsLoader(month)}
        rowKey={row => row.id}
        columns={[number, at, result, what, person]}
        rowTone={row => (row.passed ? undefined : 'bad')}
        onOpen={useOpenCase()}
      />
    </Section>
  )
}

function Cases({ title, rows }: { title: string; rows: readonly QualityCase[] }) {
  const columns = useCaseColumns()
  const open = useOpenCase()
  if (rows.length === 0) return null
  return (
    <Section title={`${title} ${rows.length}`} flush>
      <RowTable<QualityCase> rows={rows} rowKey={row => row.id} columns={columns} onOpen={open} />
    </Section>
  )
}

function useCaseColumns() {
  const t = useTexts(managementText)
  return [
    {
      key: 'number',
      title: t.number,
      width: 190,
      render: (row: QualityCase) => <span className="cb-num">{row.number}</span>,
    },
    { key: 'at', title: t.at, width: 160, render: (row: QualityCase) => <When at={row.at} /> },
    { key: 'what', title: t.what, minWidth: 220, render: (row: QualityCase) => row.text },
    { key: 'person', title: t.person, width: 110, render: (row: QualityCase) => row.person },
  ] as const
}

function useOpenCase() {
  const go = useGo()
  return ({ orderId }: QualityCase) => orderId && go(orderPath.href({ id: orderId }))
}
