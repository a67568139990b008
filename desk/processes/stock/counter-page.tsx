import { InboxOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useHotkeys } from '#desk/kernel/hotkeys.tsx'
import { useLoad } from '#desk/kernel/query.tsx'
import { useGo } from '#desk/kernel/router.tsx'
import { EmptyState } from '#desk/kernel/states.tsx'
import { useTexts } from '#desk/kernel/text.ts'
import { RowTable } from '#desk/mechanisms/kit/row-table.tsx'
import { Section } from '#desk/mechanisms/kit/section.tsx'
import { Tile, Tiles } from '#desk/mechanisms/kit/tile.tsx'
import type { CounterOrder } from '#domain/processes/stock/shapes.ts'
import { orderPartsPath, shortagesPath, slipsPath } from './addresses.ts'
import { useCounterColumns } from './counter-columns.tsx'
import { IssueDrawer } from './issue-drawer.tsx'
import { canIssue } from './issue-lines.tsx'
import { counterLoader } from './loaders.ts'
import { ReceiveDrawer } from './receive-drawer.tsx'
import styles from './stock.module.css'
import { counterText } from './text.ts'

/** The parts clerk's home: what is to be put on which order, the most urgent first. */
export function Page() {
  const t = useTexts(counterText)
  const go = useGo()
  const { data, placeholder } = useLoad(counterLoader(), { rows: 10 })
  const [issuing, setIssuing] = useState<CounterOrder | null>(null)
  const [isReceiving, setReceiving] = useState(false)
  const columns = useCounterColumns(data?.can.issue ? setIssuing : undefined)
  const next = data?.orders.find(canIssue)
  useHotkeys(t.title, [
    {
      key: 'F',
      label: t.issueNext,
      run: () => next && setIssuing(next),
      disabled: !next || !data?.can.issue,
    },
  ])
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1 className={styles.title}>{t.title}</h1>
        <span className={styles.grow} />
        {data?.can.issue && (
          <Button type="primary" disabled={!next} onClick={() => next && setIssuing(next)}>
            {t.issueNext} (F)
          </Button>
        )}
        {data?.can.receive && (
          <Button icon={<InboxOutlined />} onClick={() => setReceiving(true)}>
            {t.receive}
          </Button>
        )}
      </header>
      {placeholder}
      {data && (
        <>
          <Tiles>
            <Tile label={t.ready} value={data.counts.ready} unit={t.items} tone={toneOf(data.counts.ready, 'warn')} />
            <Tile label={t.requested} value={data.counts.requested} unit={t.items} tone="info" />
            <Tile
              label={t.short}
              value={data.counts.short}
              unit={t.items}
              tone={toneOf(data.counts.short, 'bad')}
              to={shortagesPath.href({})}
            />
            <Tile
              label={t.arrivals}
              value={data.counts.arrivals}
              unit={t.items}
              tone={toneOf(data.counts.arrivals, 'warn')}
              to={shortagesPath.href({}, { state: 'arrived' })}
            />
            <Tile
              label={t.openSlips}
              value={data.counts.openSlips}
              unit={t.slipsUnit}
              to={slipsPath.href({}, { state: 'open' })}
            />
          </Tiles>
          <Section flush>
            {data.orders.length === 0 ? (
              <EmptyState title={t.nothing} hint={t.nothingHint} />
            ) : (
              <RowTable
                rows={data.orders}
                columns={columns}
                rowKey={row => row.orderId}
                onOpen={row => go(orderPartsPath.href({ orderId: row.orderId }))}
                rowTone={row => (row.readiness === 'short' ? 'bad' : undefined)}
              />
            )}
          </Section>
        </>
      )}
      {issuing && (
        <IssueDrawer
          order={{ ...issuing, name: issuing.orderNumber || issuing.plate }}
          requests={issuing.requests}
          onClose={() => setIssuing(null)}
        />
      )}
      {isReceiving && <ReceiveDrawer onClose={() => setReceiving(false)} />}
    </div>
  )
}

function toneOf(count: number, tone: 'warn' | 'bad') {
  return count > 0 ? tone : 'calm'
}
