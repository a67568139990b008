import { Drawer } from 'antd'
import { fill } from '#domain/kernel/texts.ts'
import type { InvariantFinding, InvariantRuleView } from '#domain/mechanisms/invariants/contract.ts'
import { HotkeyLayer } from '../../kernel/hotkeys.tsx'
import { useLoad } from '../../kernel/query.tsx'
import { Go } from '../../kernel/router.tsx'
import { EmptyState } from '../../kernel/states.tsx'
import { useHrefOf } from '../../kernel/targets.tsx'
import { useText, useTexts } from '../../kernel/text.ts'
import { type ListColumn, RowTable } from '../kit/row-table.tsx'
import { findingsLoader } from './loaders.ts'
import { invariantText } from './text.ts'

/** What broke one rule, each with its document; a document that a page shows is opened from here. */
export function FindingsDrawer({ rule, onClose }: { rule: InvariantRuleView; onClose: () => void }) {
  const text = useText()
  return (
    <Drawer open title={text(rule.title)} size={720} onClose={onClose}>
      <HotkeyLayer>
        <Findings rule={rule} />
      </HotkeyLayer>
    </Drawer>
  )
}

function Findings({ rule }: { rule: InvariantRuleView }) {
  const t = useTexts(invariantText)
  const columns = useColumns()
  const { data, placeholder } = useLoad(findingsLoader(rule.key))
  if (!data) return placeholder
  if (rule.state === 'failed') return <EmptyState title={t.failed} hint={t.failedHint} />
  if (rule.state === 'unknown') return <EmptyState title={t.unknown} />
  if (data.rows.length === 0) return <EmptyState title={t.noFindings} />
  return (
    <>
      {data.total > data.rows.length && <p>{fill(t.firstOf, { total: data.total, n: data.rows.length })}</p>}
      <RowTable<InvariantFinding> rows={data.rows} columns={columns} rowKey={row => row.id} />
    </>
  )
}

function useColumns(): ListColumn<InvariantFinding>[] {
  const t = useTexts(invariantText)
  const text = useText()
  const hrefOf = useHrefOf()
  const opener = (row: InvariantFinding) => {
    const { subjectKind, subjectId } = row
    const href = subjectKind === null || subjectId === null ? undefined : hrefOf(subjectKind, subjectId)
    return href === undefined ? row.document : <Go to={href}>{row.document}</Go>
  }
  return [
    { key: 'document', title: t.document, width: 230, render: opener },
    { key: 'fault', title: t.fault, minWidth: 320, render: row => text(row.detail) },
  ]
}
