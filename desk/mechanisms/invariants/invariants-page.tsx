import { Progress } from 'antd'
import { useState } from 'react'
import { newId } from '#domain/kernel/id.ts'
import { fill } from '#domain/kernel/texts.ts'
import type { InvariantRuleView, InvariantRun } from '#domain/mechanisms/invariants/contract.ts'
import { api } from '../../kernel/api.ts'
import { useCommand } from '../../kernel/command.tsx'
import { When } from '../../kernel/format.tsx'
import { useLoad } from '../../kernel/query.tsx'
import { EmptyState } from '../../kernel/states.tsx'
import { useText, useTexts } from '../../kernel/text.ts'
import { ActionButton } from '../kit/action-button.tsx'
import { type ListColumn, RowTable } from '../kit/row-table.tsx'
import { Facts, Section, Stack } from '../kit/section.tsx'
import { StatusOf, StatusTag } from '../kit/status-tag.tsx'
import { FindingsDrawer } from './findings-drawer.tsx'
import { reportLoader } from './loaders.ts'
import { ruleLooks } from './looks.ts'
import { invariantText } from './text.ts'

/** What must hold everywhere, whether it does, and a button to look again. */
export function Page() {
  const t = useTexts(invariantText)
  const { data, placeholder } = useLoad(reportLoader(), { rows: 10 })
  const [openKey, setOpenKey] = useState<string | null>(null)
  const columns = useColumns()
  const ask = useCommand({ run: api.invariants.run, invalidates: ['invariants'], success: t.asked })
  if (!data) return placeholder
  const open = data.rules.find(rule => rule.key === openKey)
  const button = data.can.run && (
    <ActionButton
      kind="primary"
      label={t.run}
      busy={ask.busy || data.current !== null}
      onClick={() => void ask.send({ id: newId() })}
    />
  )
  return (
    <Stack>
      <Section title={t.title} extra={button}>
        <p>{t.hint}</p>
        {data.current && <RunProgress run={data.current} />}
        {data.last ? (
          <LastRun run={data.last} rules={data.rules} />
        ) : (
          !data.current && <EmptyState title={t.never} hint={t.neverHint} />
        )}
      </Section>
      <Section title={t.rules} flush>
        <RowTable<InvariantRuleView>
          rows={data.rules.toSorted((a, b) => rank[a.state] - rank[b.state])}
          columns={columns}
          rowKey={row => row.key}
          onOpen={rule => setOpenKey(rule.key)}
          rowTone={row => tones[row.state]}
        />
      </Section>
      {open && <FindingsDrawer rule={open} onClose={() => setOpenKey(null)} />}
    </Stack>
  )
}

/** What needs somebody comes first. */
const rank = { broken: 0, failed: 1, unknown: 2, holds: 3 } as const
const tones = { broken: 'bad', failed: 'warn', unknown: undefined, holds: undefined } as const

function RunProgress({ run }: { run: InvariantRun }) {
  const t = useTexts(invariantText)
  const { rulesDone, ruleCount, state } = run
  const percent = ruleCount === 0 ? 0 : Math.round((rulesDone * 100) / ruleCount)
  return (
    <div role="status">
      {state === 'waiting' ? t.waiting : fill(t.running, { done: rulesDone, all: ruleCount })}
      <Progress percent={percent} status="active" />
    </div>
  )
}

function LastRun({ run, rules }: { run: InvariantRun; rules: readonly InvariantRuleView[] }) {
  const t = useTexts(invariantText)
  const bad = rules.filter(rule => rule.state === 'broken' || rule.state === 'failed').length
  const unasked = rules.filter(rule => rule.state === 'unknown').length
  const result =
    bad > 0 ? (
      <StatusTag tone="bad">{fill(t.someBroken, { n: bad })}</StatusTag>
    ) : unasked > 0 ? (
      <StatusTag tone="warn">{fill(t.someUnasked, { n: unasked })}</StatusTag>
    ) : (
      <StatusTag tone="good">{t.allHold}</StatusTag>
    )
  return (
    <Facts
      facts={[
        { label: t.result, value: result },
        { label: t.last, value: run.finishedAt && <When at={run.finishedAt} /> },
        { label: t.by, value: run.askedByName ?? t.nightly },
      ]}
    />
  )
}

function useColumns(): ListColumn<InvariantRuleView>[] {
  const t = useTexts(invariantText)
  const text = useText()
  return [
    { key: 'state', title: t.state, width: 120, render: row => <StatusOf looks={ruleLooks} value={row.state} /> },
    { key: 'rule', title: t.rule, minWidth: 360, render: row => text(row.title) },
    { key: 'findings', title: t.findings, width: 80, align: 'right', render: row => row.findingCount || '' },
    {
      key: 'took',
      title: t.took,
      width: 100,
      align: 'right',
      render: row => (row.tookMs === null ? '' : fill(t.ms, { n: row.tookMs })),
    },
  ]
}
