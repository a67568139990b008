import type { api } from '../../kernel/api.ts'
import { choiceFilter, useFilters } from '../../kernel/filters.ts'
import { plain, When } from '../../kernel/format.tsx'
import { useGo } from '../../kernel/router.tsx'
import { useTexts } from '../../kernel/text.ts'
import { FilterBar } from '../../mechanisms/kit/filter-bar.tsx'
import { ListPage } from '../../mechanisms/kit/list-page.tsx'
import type { ListColumn } from '../../mechanisms/kit/row-table.tsx'
import { StatusTag } from '../../mechanisms/kit/status-tag.tsx'
import { vehiclePath } from './addresses.ts'
import styles from './customers.module.css'
import { filesLoader } from './loaders.ts'
import { fileText } from './text-people.ts'

type Row = Awaited<ReturnType<typeof api.customerFiles.list>>['rows'][number]

const filters = { show: choiceFilter(['incomplete', 'talkDue', 'all'], 'incomplete') }

/** Envelopes of this store: which must be completed, and whose next talk is due. */
export function Page() {
  const t = useTexts(fileText)
  const go = useGo()
  const bound = useFilters(filters)
  return (
    <ListPage<Row>
      title={t.title}
      filters={
        <FilterBar
          filters={bound}
          fields={[
            {
              name: 'show',
              label: t.show,
              kind: 'tabs',
              choices: [
                { value: 'incomplete', label: t.incomplete },
                { value: 'talkDue', label: t.talkDue },
                { value: 'all', label: t.all },
              ],
            },
          ]}
        />
      }
      load={filesLoader(bound.values)}
      columns={useColumns()}
      rowKey={row => row.id}
      onOpen={row => go(vehiclePath.href({ id: row.vehicleId }, { tab: 'file' }))}
      card={row => (
        <>
          <strong>{row.car}</strong> {row.ownerName}
          <div className={styles.aside}>{row.envelopeNo}</div>
        </>
      )}
      empty={{ title: t.none, hint: '' }}
    />
  )
}

function useColumns(): ListColumn<Row>[] {
  const t = useTexts(fileText)
  return [
    { key: 'envelope', title: t.envelope, width: 180, render: row => <span className="cb-num">{row.envelopeNo}</span> },
    { key: 'car', title: t.car, minWidth: 200, render: row => `${row.car} ${row.title}` },
    { key: 'owner', title: t.owner, width: 120, render: row => plain(row.ownerName) },
    { key: 'kind', title: t.kind, width: 80, render: row => (row.kind === 'repair' ? t.repair : t.consultation) },
    { key: 'opened', title: t.openedAt, width: 130, render: row => <When at={row.openedAt} /> },
    {
      key: 'state',
      title: t.completedAt,
      width: 150,
      render: row =>
        row.completedAt === null ? <StatusTag tone="warn">{t.incomplete}</StatusTag> : <When at={row.completedAt} />,
    },
    { key: 'due', title: t.dueAt, width: 130, render: row => <When at={row.dueAt} /> },
    {
      key: 'talk',
      title: t.nextTalk,
      minWidth: 160,
      render: row => `${row.nextTalkOn ?? ''} ${row.nextTalk}`.trim() || '—',
    },
  ]
}
