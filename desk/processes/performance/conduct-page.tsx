import { EyeOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { today } from '#desk/kernel/clock.ts'
import { textFilter, useFilters } from '#desk/kernel/filters.ts'
import { percent, When } from '#desk/kernel/format.tsx'
import { useHotkeys } from '#desk/kernel/hotkeys.tsx'
import { useLoad } from '#desk/kernel/query.tsx'
import { useGo } from '#desk/kernel/router.tsx'
import { useCan } from '#desk/kernel/session.tsx'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { ListRows } from '#desk/mechanisms/kit/list-page.tsx'
import { MonthPicker } from '#desk/mechanisms/kit/month-picker.tsx'
import { type ListColumn, RowTable } from '#desk/mechanisms/kit/row-table.tsx'
import { Section, Stack } from '#desk/mechanisms/kit/section.tsx'
import { StatusTag } from '#desk/mechanisms/kit/status-tag.tsx'
import { Tile, Tiles } from '#desk/mechanisms/kit/tile.tsx'
import { pointsOf } from '#domain/processes/performance/conduct.ts'
import type { ConductAudit, ConductMonthRow } from '#domain/processes/performance/contract.ts'
import { conductCardTexts, conductUseTexts } from '#domain/processes/performance/kinds.ts'
import { auditPath, newAuditPath } from './addresses.ts'
import { auditsLoader, conductMonthLoader } from './loaders.ts'
import { conductText } from './text.ts'

const filters = { month: textFilter() }
type Words = Record<keyof typeof conductText, string>

/** A month of conduct: how each adviser stands, and every audit behind it. */
export function Page() {
  const t = useTexts(conductText)
  const text = useText()
  const go = useGo()
  const can = useCan()
  const bound = useFilters(filters)
  const month = bound.values.month || today().slice(0, 7)
  const { data, placeholder } = useLoad(conductMonthLoader(month))
  const start = () => go(newAuditPath.href({}))
  useHotkeys(t.title, can('conduct.audit') ? [{ key: 'Alt+N', label: t.start, run: start }] : [])
  return (
    <Stack>
      <Section
        title={t.title}
        extra={
          <>
            <MonthPicker label={t.month} month={month} onPick={value => bound.setRaw('month', value)} />
            {can('conduct.audit') && (
              <Button type="primary" icon={<EyeOutlined />} onClick={start}>
                {t.start} (Alt+N)
              </Button>
            )}
          </>
        }
      >
        {placeholder}
        {data && (
          <Tiles>
            <Tile label={t.inTime} value={share(data.inTime)} hint={count(data.inTime)} tone="info" />
            <Tile label={t.audits} value={data.rows.reduce((sum, row) => sum + row.audits, 0)} />
            <Tile label={t.meanScore} value={meanOf(data.rows)} unit={t.points} tone="good" />
          </Tiles>
        )}
      </Section>
      {data && (
        <Section title={t.perAdviser} flush>
          <RowTable<ConductMonthRow> rows={data.rows} columns={adviserColumns(t)} rowKey={row => row.staffId} />
        </Section>
      )}
      <Section title={t.history} flush>
        <ListRows<ConductAudit>
          load={auditsLoader(month)}
          columns={auditColumns(t, text)}
          rowKey={row => row.id}
          onOpen={row => go(auditPath.href({ id: row.id }))}
          empty={{ title: t.noAudits }}
        />
      </Section>
    </Stack>
  )
}

type Share = { passed: number; of: number }

const share = ({ passed, of }: Share) => (of === 0 ? '—' : percent(Math.round((passed * 1_000_000) / of)))
const count = ({ passed, of }: Share) => (of === 0 ? '' : `${passed} / ${of}`)
const both = (one: Share) => (one.of === 0 ? '—' : `${share(one)} (${count(one)})`)

function meanOf(rows: readonly ConductMonthRow[]): string {
  const all = rows.reduce((sum, row) => sum + row.audits, 0)
  const points = rows.reduce((sum, row) => sum + (row.scorePpm ?? 0) * row.audits, 0)
  return all === 0 ? '—' : String(pointsOf(points / all))
}

function adviserColumns(t: Words): ListColumn<ConductMonthRow>[] {
  const points = (ppm: number | null) => (ppm === null ? '—' : pointsOf(ppm))
  return [
    { key: 'staff', title: t.staff, width: 120, render: row => <strong>{row.staff}</strong> },
    { key: 'audits', title: t.audits, width: 90, align: 'right', render: row => row.audits },
    { key: 'score', title: t.meanScore, width: 90, align: 'right', render: row => points(row.scorePpm) },
    { key: 'smile', title: t.smile, width: 140, align: 'right', render: row => both(row.smile) },
    { key: 'greeting', title: t.greeting, width: 140, align: 'right', render: row => both(row.greeting) },
    { key: 'hospitality', title: t.hospitality, width: 140, align: 'right', render: row => both(row.hospitality) },
    {
      key: 'failed',
      title: t.failed,
      minWidth: 220,
      ellipsis: true,
      render: row => row.failed.map(item => `${item.label} ×${item.times}`).join('、') || '—',
    },
  ]
}

function auditColumns(t: Words, text: ReturnType<typeof useText>): ListColumn<ConductAudit>[] {
  return [
    { key: 'at', title: t.observedAt, width: 140, render: row => <When at={row.observedAt} /> },
    { key: 'staff', title: t.staff, width: 100, render: row => <strong>{row.staff}</strong> },
    { key: 'auditor', title: t.auditor, width: 100, render: row => row.auditor },
    { key: 'card', title: t.card, width: 150, render: row => text(conductCardTexts[row.card]) },
    { key: 'use', title: t.use, width: 120, render: row => text(conductUseTexts[row.use]) },
    {
      key: 'score',
      title: t.score,
      width: 120,
      align: 'right',
      render: row => `${pointsOf(row.scorePpm)} (${row.passed} / ${row.judged})`,
    },
    { key: 'remark', title: t.remark, minWidth: 160, ellipsis: true, render: row => row.remark || '—' },
    { key: 'state', title: t.state, width: 110, render: row => <AuditState audit={row} t={t} /> },
  ]
}

function AuditState({ audit, t }: { audit: ConductAudit; t: Words }) {
  if (audit.withdrawnAt) return <StatusTag tone="calm">{t.withdrawn}</StatusTag>
  return audit.acknowledgedAt ? (
    <StatusTag tone="good">{t.read}</StatusTag>
  ) : (
    <StatusTag tone="warn">{t.unread}</StatusTag>
  )
}
