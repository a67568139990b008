import { Button } from 'antd'
import { qty, When } from '#desk/kernel/format.tsx'
import { useTexts } from '#desk/kernel/text.ts'
import type { ListColumn } from '#desk/mechanisms/kit/row-table.tsx'
import { StatusOf } from '#desk/mechanisms/kit/status-tag.tsx'
import type { CounterOrder } from '#domain/processes/stock/shapes.ts'
import { canIssue } from './issue-lines.tsx'
import { readinessLooks, requestLooks } from './looks.ts'
import styles from './stock.module.css'
import { counterText } from './text.ts'

export function useCounterColumns(onIssue: ((order: CounterOrder) => void) | undefined): ListColumn<CounterOrder>[] {
  const t = useTexts(counterText)
  return [
    {
      key: 'order',
      title: t.order,
      width: 170,
      render: row => (
        <>
          <strong className="cb-num">{row.orderNumber || '—'}</strong>
          <div className={styles.soft}>
            {row.plate} {row.car}
          </div>
        </>
      ),
    },
    { key: 'promised', title: t.promised, width: 130, render: row => <When at={row.promisedAt} /> },
    {
      key: 'parts',
      title: t.parts,
      minWidth: 340,
      render: row => (
        <div className={styles.chips}>
          {row.requests.map(request => (
            <span key={request.id} className={styles.chip}>
              <StatusOf looks={requestLooks} value={request.state} />
              <span>{request.partName}</span>
              <span className={styles.soft}>
                {request.partNumber} {request.bin}
              </span>
              <span className={styles.qty}>
                × {qty(request.wantedMilli - request.issuedMilli)} {request.unit}
              </span>
            </span>
          ))}
        </div>
      ),
    },
    {
      key: 'readiness',
      title: t.readiness,
      width: 110,
      render: row => <StatusOf looks={readinessLooks} value={row.readiness} />,
    },
    { key: 'technician', title: t.technician, width: 90, render: row => row.technician || '—' },
    { key: 'adviser', title: t.adviser, width: 90, render: row => row.adviser },
    {
      key: 'actions',
      title: '',
      width: 90,
      align: 'right',
      render: row =>
        onIssue && canIssue(row) ? (
          <Button size="small" type="primary" onClick={() => onIssue(row)}>
            {t.issue}
          </Button>
        ) : null,
    },
  ]
}
