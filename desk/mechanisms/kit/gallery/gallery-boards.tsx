import { useState } from 'react'
import { Board, type BoardColumn } from '../board.tsx'
import { Countdown } from '../countdown.tsx'
import { Section, Stack } from '../section.tsx'
import { TimeBoard } from '../time-board.tsx'
import type { TimeBlockData } from '../time-board-block.tsx'
import { type SampleOrder, sampleOrders } from './gallery-data.ts'

const columns: BoardColumn[] = [
  { key: 'waiting', title: '待派工' },
  { key: 'working', title: '在修', tone: 'info', limit: 2 },
  { key: 'stopped', title: '待料', tone: 'warn' },
  { key: 'check', title: '待检', tone: 'info' },
  { key: 'ready', title: '待交车', tone: 'good' },
]

const rows = ['1号举升机', '2号举升机', '3号举升机', '四轮定位', '洗车位'].map((title, index) => ({
  key: `bay-${index}`,
  title,
  subtitle: index < 3 ? '机修' : '专用',
}))

const firstBlocks: TimeBlockData[] = [
  {
    id: 'b1',
    row: 'bay-0',
    startAt: '2026-11-22T00:30:00.000Z',
    endAt: '2026-11-22T02:00:00.000Z',
    title: '沪A·12345',
    subtitle: '保养 · 张师傅',
    tone: 'good',
  },
  {
    id: 'b2',
    row: 'bay-0',
    startAt: '2026-11-22T02:15:00.000Z',
    endAt: '2026-11-22T04:30:00.000Z',
    title: '沪B·7K286',
    subtitle: '刹车 · 张师傅',
  },
  {
    id: 'b3',
    row: 'bay-1',
    startAt: '2026-11-22T01:00:00.000Z',
    endAt: '2026-11-22T05:00:00.000Z',
    title: '苏E·90H12',
    subtitle: '变速箱 · 待料',
    tone: 'warn',
  },
  {
    id: 'b4',
    row: 'bay-2',
    startAt: '2026-11-22T00:00:00.000Z',
    endAt: '2026-11-22T03:00:00.000Z',
    title: '沪C·551N8',
    subtitle: '钣金 · 超时',
    tone: 'bad',
    isFixed: true,
  },
]

export function GalleryBoards() {
  const [orders, setOrders] = useState(() => sampleOrders(0, 12))
  const [blocks, setBlocks] = useState(firstBlocks)
  const [queue, setQueue] = useState([
    { id: 'q1', title: '浙A·33J90', subtitle: '首保', minutes: 45 },
    { id: 'q2', title: '皖B·20F77', subtitle: '空调不凉', minutes: 120, tone: 'warn' as const },
  ])
  const place = (id: string, at: { row: string; startAt: string; endAt: string }) => {
    const item = queue.find(each => each.id === id)
    setQueue(all => all.filter(each => each.id !== id))
    setBlocks(all =>
      item
        ? [...all, { ...at, id, title: item.title, subtitle: item.subtitle }]
        : all.map(block => (block.id === id ? { ...block, ...at } : block)),
    )
  }
  return (
    <Stack>
      <Section title="工位排程">
        <TimeBoard
          label="工位排程"
          span={{ on: '2026-11-22', fromHour: 8, toHour: 18 }}
          rows={rows}
          blocks={blocks}
          queue={queue}
          now="2026-11-22T02:40:00.000Z"
          onPlace={place}
          onOpen={() => undefined}
        />
      </Section>
      <Section title="工单看板">
        <Board<SampleOrder>
          label="工单看板"
          columns={columns}
          cards={orders}
          cardKey={order => order.id}
          cardName={order => order.plate}
          columnOf={order => order.status}
          renderCard={order => (
            <>
              <strong>{order.plate}</strong>
              <div>{order.car}</div>
              <Countdown dueAt={order.dueAt} />
            </>
          )}
          refuse={(_order, column) => (column === 'ready' ? '须由质检员检验合格后转入' : null)}
          onMove={(order, status) =>
            setOrders(all => all.map(each => (each.id === order.id ? { ...each, status } : each)))
          }
          onOpen={() => undefined}
        />
      </Section>
    </Stack>
  )
}
