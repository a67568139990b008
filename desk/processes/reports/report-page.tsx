import { Input } from 'antd'
import { useState } from 'react'
import { api } from '#desk/kernel/api.ts'
import { useCommand } from '#desk/kernel/command.tsx'
import { at, yuan } from '#desk/kernel/format.tsx'
import { useLoad } from '#desk/kernel/query.tsx'
import { Go } from '#desk/kernel/router.tsx'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { DetailHeader } from '#desk/mechanisms/kit/detail-header.tsx'
import { PrintButton } from '#desk/mechanisms/kit/print-button.tsx'
import { Columns, Section } from '#desk/mechanisms/kit/section.tsx'
import { StatusTag } from '#desk/mechanisms/kit/status-tag.tsx'
import { pdfAddress } from '#desk/mechanisms/papers/pdf-address.ts'
import { fill } from '#domain/kernel/texts.ts'
import { isRole, roleTexts } from '#domain/mechanisms/access/roles.ts'
import { reportKindTexts } from '#domain/processes/reports/texts.ts'
import { reportPath, reportsPath } from './addresses.ts'
import { Bills, Fees } from './bills.tsx'
import { CrossTable } from './cross-table.tsx'
import { type Part, reportLoader, reportTouches } from './loaders.ts'
import styles from './reports.module.css'
import { Sums } from './sums.tsx'
import { reportText } from './text.ts'

export type Report = Awaited<ReturnType<typeof api.reports.get>>

/** One report: every figure opens into its bills; what keeps it from being sent stands on top. */
export function Page() {
  const { id } = reportPath.useParams()
  const { data, placeholder } = useLoad(reportLoader(id), { rows: 8 })
  return data ? <ReportView key={id} report={data} /> : placeholder
}

function ReportView({ report }: { report: Report }) {
  const t = useTexts(reportText)
  const [part, setPart] = useState<Part>({ part: 'main' })
  return (
    <div className={styles.page}>
      <Head report={report} />
      {report.exceptions.length > 0 && (
        <Section title={t.exceptions} extra={<StatusTag tone="bad">{t.exceptionsHint}</StatusTag>}>
          {report.exceptions.map(order => (
            <Go key={order.orderId} to={`/orders/${order.orderId}`}>
              {order.number ?? order.orderId}{' '}
            </Go>
          ))}
        </Section>
      )}
      <Columns
        main={
          <>
            <CrossTable report={report} onOpen={setPart} />
            {'fees' in part ? <Fees id={report.id} part={part} /> : <Bills id={report.id} part={part} />}
          </>
        }
        side={
          <>
            <Sums report={report} onOpen={setPart} />
            <Readers report={report} />
          </>
        }
      />
    </div>
  )
}

function Head({ report }: { report: Report }) {
  const t = useTexts(reportText)
  const text = useText()
  const [comment, setComment] = useState(report.comment)
  const send = useCommand({ run: api.reports.send, invalidates: reportTouches, success: t.sentDone })
  const read = useCommand({ run: api.reports.read, invalidates: reportTouches })
  return (
    <>
      <DetailHeader
        title={`${text(reportKindTexts[report.kind])}`}
        subtitle={report.fromOn === report.toOn ? report.toOn : `${report.fromOn} – ${report.toOn}`}
        tags={
          <StatusTag tone={report.isLate ? 'bad' : report.sentAt === null ? 'warn' : 'good'}>
            {report.isLate ? t.late : report.sentAt === null ? t.waiting : t.inTime}
          </StatusTag>
        }
        backTo={reportsPath.href({})}
        facts={[
          { label: t.due, value: at(report.dueAt) },
          ...(report.sentAt === null ? [] : [{ label: t.sentAt, value: at(report.sentAt) }]),
          { label: t.revenue, value: yuan(report.figures.revenueFen) },
        ]}
        actions={[
          ...(report.can.read
            ? [{ key: 'read', label: t.confirmRead, onClick: () => void read.send({ id: report.id }) }]
            : []),
          ...(report.can.send
            ? [
                {
                  key: 'send',
                  label: t.send,
                  kind: 'primary' as const,
                  hotkey: 'F9',
                  busy: send.busy,
                  onClick: () => void send.send({ id: report.id, version: report.version, comment }),
                },
              ]
            : []),
        ]}
      />
      {(report.can.send || report.comment !== '') && (
        <Section
          title={t.comment}
          extra={report.paperId && <PrintButton label={t.print} pdfUrl={pdfAddress(report.paperId)} />}
        >
          {report.can.send ? (
            <Input.TextArea
              aria-label={t.comment}
              autoSize={{ minRows: 2 }}
              maxLength={2000}
              value={comment}
              onChange={event => setComment(event.target.value)}
            />
          ) : (
            report.comment
          )}
        </Section>
      )}
    </>
  )
}

function Readers({ report }: { report: Report }) {
  const t = useTexts(reportText)
  const text = useText()
  if (report.receipts.length === 0) return null
  return (
    <Section title={t.recipients}>
      {report.receipts.map(receipt => (
        <div key={receipt.staffId} className={styles.row}>
          <strong>{receipt.name}</strong>
          <span className={styles.grow}>{isRole(receipt.role) ? text(roleTexts[receipt.role]) : receipt.role}</span>
          <StatusTag tone={receipt.readAt === null ? 'warn' : 'good'}>
            {receipt.readAt === null
              ? `${t.unread}${receipt.remindedAt === null ? '' : ` · ${t.reminded}`}`
              : fill(t.read, { at: at(receipt.readAt) })}
          </StatusTag>
        </div>
      ))}
    </Section>
  )
}
