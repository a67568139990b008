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
import { Columns, Facts, Section } from '#desk/mechanisms/kit/section.tsx'
import { StatusTag } from '#desk/mechanisms/kit/status-tag.tsx'
import { pdfAddress } from '#desk/mechanisms/papers/pdf-address.ts'
import { fill } from '#domain/kernel/texts.ts'
import { isRole, roleTexts } from '#domain/mechanisms/access/roles.ts'
import { reportKindTexts } from '#domain/processes/reports/texts.ts'
import { reportPath, reportsPath } from './addresses.ts'
import { Bills } from './bills.tsx'
import { CrossTable } from './cross-table.tsx'
import { type Part, reportLoader, reportTouches } from './loaders.ts'
import styles from './reports.module.css'
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
            <Bills id={report.id} part={part} />
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

function Sums({ report, onOpen }: { report: Report; onOpen: (part: Part) => void }) {
  const t = useTexts(reportText)
  const { figures } = report
  const opens = (part: Part['part'], count: number, fen: number) => (
    <button type="button" className={styles.open} onClick={() => onOpen({ part })}>
      {count} · {yuan(fen)}
    </button>
  )
  return (
    <Section
      title={t.total}
      extra={
        report.paperId && report.comment === '' && <PrintButton label={t.print} pdfUrl={pdfAddress(report.paperId)} />
      }
    >
      <Facts
        facts={[
          { label: t.until, value: at(figures.untilAt) },
          { label: t.revenue, value: opens('main', figures.orders, figures.revenueFen) },
          { label: t.supplement, value: opens('supplement', figures.supplement.orders, figures.supplement.revenueFen) },
          { label: t.withdrawn, value: opens('withdrawn', figures.withdrawn.bills, -figures.withdrawn.revenueFen) },
          {
            label: t.arrears,
            value: (
              <Go to="/settlement?view=arrears">
                {figures.arrears.debts} · {yuan(figures.arrears.amountFen)}
              </Go>
            ),
          },
          {
            label: t.unsettled,
            value: (
              <Go to="/settlement?view=open">
                {figures.unsettled.bills} · {yuan(figures.unsettled.amountFen)}
              </Go>
            ),
          },
          { label: t.refunds, value: `${figures.refunds.count} · ${yuan(figures.refunds.amountFen)}` },
          { label: t.checkSum, value: <span className={styles.sum}>{report.checkSum}</span>, wide: true },
        ]}
      />
    </Section>
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
