import { useState } from 'react'
import { fill } from '#domain/kernel/texts.ts'
import type { PolicyRow } from '#domain/mechanisms/policies/contract.ts'
import { now } from '../../kernel/clock.ts'
import { textFilter, useFilters } from '../../kernel/filters.ts'
import { at, When } from '../../kernel/format.tsx'
import { useLoad } from '../../kernel/query.tsx'
import { EmptyState } from '../../kernel/states.tsx'
import { useLang, useText, useTexts } from '../../kernel/text.ts'
import { FilterBar } from '../kit/filter-bar.tsx'
import { type ListColumn, RowTable } from '../kit/row-table.tsx'
import { Section, Stack } from '../kit/section.tsx'
import { policiesLoader } from './loaders.ts'
import styles from './policies.module.css'
import { PolicyDrawer } from './policy-drawer.tsx'
import { policyText } from './text.ts'
import { labelOf, valueLine } from './value-text.ts'

const filters = { q: textFilter() }

/** Every question the house may answer in its own way: what holds, since when, after whom, and what held before. */
export function Page() {
  const t = useTexts(policyText)
  const bound = useFilters(filters)
  const { data, placeholder } = useLoad(policiesLoader())
  const columns = useColumns()
  const [openKey, setOpenKey] = useState<string | null>(null)
  const rows = (data?.rows ?? []).filter(row => matches(row, bound.values.q))
  const opened = data?.rows.find(row => row.key === openKey)
  return (
    <Stack>
      <Section
        title={t.title}
        extra={<FilterBar filters={bound} fields={[{ name: 'q', label: t.find, kind: 'text', width: 230 }]} />}
        flush
      >
        {placeholder}
        {data && rows.length === 0 && <EmptyState title={t.none} />}
        {rows.length > 0 && (
          <RowTable<PolicyRow>
            rows={rows}
            columns={columns}
            rowKey={row => row.key}
            onOpen={row => setOpenKey(row.key)}
          />
        )}
      </Section>
      {opened && (
        <PolicyDrawer
          key={opened.key}
          policy={opened}
          canSet={data?.can.set ?? false}
          onClose={() => setOpenKey(null)}
        />
      )}
    </Stack>
  )
}

function matches(row: PolicyRow, q: string): boolean {
  const wanted = q.trim().toLowerCase()
  return [row.key, row.requirement, ...row.title].some(text => text.toLowerCase().includes(wanted))
}

function useColumns(): ListColumn<PolicyRow>[] {
  const t = useTexts(policyText)
  const text = useText()
  const { lang } = useLang()
  return [
    {
      key: 'rule',
      title: t.rule,
      minWidth: 200,
      render: row => (
        <>
          {text(row.title)}
          <span className={styles.key}>{row.key}</span>
        </>
      ),
    },
    {
      key: 'value',
      title: t.value,
      minWidth: 240,
      render: row => (
        <>
          {valueLine(row.current.value, row.unit ?? row.key, row.labels, lang)}
          <Coming row={row} />
        </>
      ),
    },
    {
      key: 'preset',
      title: t.preset,
      width: 150,
      render: row => (row.current.preset === null ? t.own : labelOf(row.labels, row.current.preset, lang)),
    },
    { key: 'source', title: t.source, width: 150, render: row => row.current.source || '—' },
    {
      key: 'since',
      title: t.since,
      width: 140,
      render: row => (row.current.effectiveFrom === null ? t.default : <When at={row.current.effectiveFrom} />),
    },
    { key: 'requirement', title: t.requirement, width: 80, render: row => row.requirement },
  ]
}

/** The next choice already made for a coming moment. */
function Coming({ row }: { row: PolicyRow }) {
  const t = useTexts(policyText)
  const { lang } = useLang()
  const moment = now()
  const next = row.history.filter(choice => choice.effectiveFrom > moment).at(-1)
  if (!next) return null
  const value = valueLine(next.value, row.unit ?? row.key, row.labels, lang)
  return <span className={styles.coming}>{fill(t.coming, { at: at(next.effectiveFrom), value })}</span>
}
