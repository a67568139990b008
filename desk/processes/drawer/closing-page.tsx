import { useState } from 'react'
import { api } from '#desk/kernel/api.ts'
import { useCommand } from '#desk/kernel/command.tsx'
import { at, money, yuan } from '#desk/kernel/format.tsx'
import { useLoad } from '#desk/kernel/query.tsx'
import { useTexts } from '#desk/kernel/text.ts'
import { DetailHeader } from '#desk/mechanisms/kit/detail-header.tsx'
import { PrintButton } from '#desk/mechanisms/kit/print-button.tsx'
import { ReasonDialog } from '#desk/mechanisms/kit/reason-dialog.tsx'
import { Columns, Facts, Section } from '#desk/mechanisms/kit/section.tsx'
import { StatusOf } from '#desk/mechanisms/kit/status-tag.tsx'
import { PaperSheet } from '#desk/mechanisms/papers/paper-sheet.tsx'
import { pdfAddress } from '#desk/mechanisms/papers/pdf-address.ts'
import { TimelineButton } from '#desk/mechanisms/timeline/timeline-drawer.tsx'
import type { ClosingView } from '#domain/processes/drawer/contract.ts'
import { drawerClosingPaper } from '#domain/processes/drawer/papers/drawer-closing.ts'
import { closingPath, closingsPath } from './addresses.ts'
import { closingLoader, drawerTouches } from './loaders.ts'
import { closingLooks } from './looks.ts'
import { MovementsSection } from './movements-section.tsx'
import { drawerText } from './text.ts'

/** One closing: its sheet at the left, what it is made of at the right. */
export function Page() {
  const { id } = closingPath.useParams()
  const { data, placeholder } = useLoad(closingLoader(id), { rows: 10 })
  return data ? <Closing view={data} /> : placeholder
}

function Closing({ view }: { view: ClosingView }) {
  const t = useTexts(drawerText)
  const { paperId } = view
  return (
    <>
      <Head view={view} />
      <Columns
        main={
          <Section
            flush
            title={t.paper}
            extra={paperId && <PrintButton label={t.print} pdfUrl={pdfAddress(paperId)} />}
          >
            {paperId ? <PaperSheet paperId={paperId} definition={drawerClosingPaper} /> : null}
          </Section>
        }
        side={
          <>
            <Section>
              <Facts facts={factsOf(view, t)} />
            </Section>
            <MovementsSection movements={view.movements} />
          </>
        }
      />
    </>
  )
}

type Words = Record<'expected' | 'counted' | 'handIn' | 'kept' | 'reason' | 'decided' | 'reopened', string>

const factsOf = (view: ClosingView, t: Words) => [
  { label: t.expected, value: money(view.expectedFen) },
  { label: t.counted, value: money(view.countedFen) },
  { label: t.handIn, value: money(view.handInFen) },
  { label: t.kept, value: money(view.keptFen) },
  ...(view.reason === '' ? [] : [{ label: t.reason, value: view.reason, wide: true }]),
  ...(view.decidedBy === null
    ? []
    : [{ label: t.decided, value: `${view.decidedBy} ${at(view.decidedAt)}`, wide: true }]),
  ...(view.reopenedBy === null
    ? []
    : [{ label: t.reopened, value: `${view.reopenedBy} ${at(view.reopenedAt)} ${view.reopenReason}`, wide: true }]),
]

function Head({ view }: { view: ClosingView }) {
  const t = useTexts(drawerText)
  const [isAsking, setAsking] = useState(false)
  const withdraw = useCommand({ run: api.drawer.withdraw, invalidates: drawerTouches, success: t.withdrawn })
  const reopen = useCommand({
    run: api.drawer.askReopen,
    invalidates: drawerTouches,
    quiet: true,
    success: t.reopenAsked,
  })
  const { id, version } = view
  return (
    <>
      <DetailHeader
        title={view.number}
        subtitle={`${view.cashier}　${view.fromOn} – ${view.throughOn}`}
        tags={
          <>
            <StatusOf looks={closingLooks} value={view.state} />
            <TimelineButton subjectId={view.id} about={['drawerClosing']} />
          </>
        }
        facts={[{ label: t.off, value: yuan(view.offFen) }]}
        backTo={closingsPath.href({})}
        actions={[
          ...(view.can.withdraw
            ? [
                {
                  key: 'withdraw',
                  label: t.withdraw,
                  busy: withdraw.busy,
                  onClick: () => void withdraw.send({ id, version }),
                },
              ]
            : []),
          ...(view.can.askReopen ? [{ key: 'reopen', label: t.askReopen, onClick: () => setAsking(true) }] : []),
        ]}
      />
      <ReasonDialog
        open={isAsking}
        title={t.askReopen}
        explanation={t.reopenHint}
        onClose={() => setAsking(false)}
        onSubmit={reason => reopen.send({ id, version, reason })}
      />
    </>
  )
}
