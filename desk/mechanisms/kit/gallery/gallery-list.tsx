import { DownloadOutlined, PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { choiceFilter, flagFilter, manyFilter, textFilter, useFilters } from '../../../kernel/filters.ts'
import { Money, Phone } from '../../../kernel/format.tsx'
import { pagedLoader } from '../../../kernel/query.tsx'
import { useGo } from '../../../kernel/router.tsx'
import { Countdown } from '../countdown.tsx'
import { FilterBar } from '../filter-bar.tsx'
import { ListPage } from '../list-page.tsx'
import type { ListColumn } from '../row-table.tsx'
import { StatusOf } from '../status-tag.tsx'
import { Tile, Tiles } from '../tile.tsx'
import { type SampleOrder, sampleOrders } from './gallery-data.ts'
import { orderLooks } from './gallery-looks.tsx'

const spec = {
  part: textFilter(),
  q: textFilter(),
  status: choiceFilter(['all', 'waiting', 'working', 'stopped', 'check', 'ready'], 'all'),
  kinds: manyFilter(['repair', 'service', 'claim']),
  mine: flagFilter(),
}

const ordersLoader = (values: { q: string; status: string }) =>
  pagedLoader<SampleOrder>(['gallery'], [values.q, values.status], async cursor => {
    const from = Number(cursor ?? 0)
    const rows = sampleOrders(from, 20).filter(
      row => (values.status === 'all' || row.status === values.status) && `${row.plate}${row.owner}`.includes(values.q),
    )
    return { rows, nextCursor: from < 60 ? String(from + 20) : null }
  })

const columns: ListColumn<SampleOrder>[] = [
  {
    key: 'number',
    title: '工单号',
    width: 118,
    fixed: 'left',
    render: row => <span className="cb-num">{row.number}</span>,
  },
  { key: 'plate', title: '车牌', width: 100, render: row => <strong className="cb-num">{row.plate}</strong> },
  { key: 'owner', title: '客户', minWidth: 130, ellipsis: true, render: row => row.owner },
  {
    key: 'phone',
    title: '电话',
    width: 140,
    render: () => <Phone masked="138****5678" onReveal={async () => '13812345678'} />,
  },
  { key: 'car', title: '车型', minWidth: 150, ellipsis: true, render: row => row.car },
  { key: 'status', title: '状态', width: 100, render: row => <StatusOf looks={orderLooks} value={statusOf(row)} /> },
  {
    key: 'due',
    title: '承诺交车',
    width: 140,
    render: row => <Countdown dueAt={row.dueAt} doneAt={row.status === 'ready' ? row.dueAt : null} />,
  },
  { key: 'amount', title: '金额', width: 110, align: 'right', render: row => <Money fen={row.amountFen} /> },
]

const statusOf = (row: SampleOrder) => {
  const status = row.status
  return status === 'working' || status === 'stopped' || status === 'check' || status === 'ready' ? status : 'waiting'
}

export function GalleryList() {
  const filters = useFilters(spec)
  const go = useGo()
  return (
    <ListPage
      title="工单"
      actions={
        <>
          <Button icon={<DownloadOutlined />}>导出</Button>
          <Button type="primary" icon={<PlusOutlined />}>
            接车开单
          </Button>
        </>
      }
      filters={
        <FilterBar
          filters={filters}
          fields={[
            { name: 'q', label: '车牌 / 客户', kind: 'text' },
            {
              name: 'status',
              label: '状态',
              kind: 'tabs',
              choices: [
                { value: 'all', label: '全部', count: 80 },
                { value: 'waiting', label: '待派工', count: 16 },
                { value: 'working', label: '在修', count: 16 },
                { value: 'stopped', label: '待料', count: 16 },
                { value: 'check', label: '待检', count: 16 },
                { value: 'ready', label: '待交车', count: 16 },
              ],
            },
            {
              name: 'kinds',
              label: '类型',
              kind: 'many',
              choices: [
                { value: 'repair', label: '维修' },
                { value: 'service', label: '保养' },
                { value: 'claim', label: '索赔' },
              ],
            },
            { name: 'mine', label: '只看我的', kind: 'flag' },
          ]}
        />
      }
      summary={
        <Tiles>
          <Tile label="今日进厂" value="23" unit="台" tone="info" hint="预约 9 · 到店 14" />
          <Tile label="在修" value="16" unit="台" />
          <Tile label="待料" value="3" unit="台" tone="warn" to="/gallery?status=stopped" />
          <Tile label="超时" value="2" unit="台" tone="bad" />
          <Tile label="今日产值" value="48,620.00" unit="元" tone="good" />
        </Tiles>
      }
      load={ordersLoader(filters.values)}
      columns={columns}
      rowKey={row => row.id}
      rowTone={row => (row.status === 'stopped' ? 'warn' : undefined)}
      onOpen={() => go('/gallery?part=detail')}
      card={row => (
        <span style={{ display: 'grid', gridTemplateColumns: '1fr auto', gap: 4 }}>
          <strong>{row.plate}</strong>
          <StatusOf looks={orderLooks} value={statusOf(row)} />
          <span>
            {row.owner} · {row.car}
          </span>
          <Money fen={row.amountFen} />
        </span>
      )}
    />
  )
}
