import { PhoneOutlined } from '@ant-design/icons'
import { useState } from 'react'
import { api } from '#desk/kernel/api.ts'
import { useNow } from '#desk/kernel/clock.ts'
import { useCommand } from '#desk/kernel/command.tsx'
import { Phone } from '#desk/kernel/format.tsx'
import { useLoad } from '#desk/kernel/query.tsx'
import { useCan } from '#desk/kernel/session.tsx'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { Countdown } from '#desk/mechanisms/kit/countdown.tsx'
import { DetailHeader } from '#desk/mechanisms/kit/detail-header.tsx'
import { Section } from '#desk/mechanisms/kit/section.tsx'
import { StatusOf } from '#desk/mechanisms/kit/status-tag.tsx'
import { QuestionnairePanel } from '#desk/mechanisms/questionnaires/questionnaire-panel.tsx'
import { callPath, queuePath } from './addresses.ts'
import styles from './call.module.css'
import { secondsBetween } from './call-clock.ts'
import { HistoryColumn } from './history-column.tsx'
import { followUpTouches, workspaceLoader } from './loaders.ts'
import { stepText, taskLooks } from './looks.ts'
import { OutcomeBar } from './outcome-bar.tsx'
import { ScriptColumn } from './script-column.tsx'
import { emptyTalk, TalkSection } from './talk-section.tsx'
import { followUpText } from './text.ts'
import { TicketDrafts } from './ticket-drafts.tsx'

export type Workspace = Awaited<ReturnType<typeof api.followUp.get>>

/** The caller's one screen: what to say, what was said, what was said before. */
export function Page() {
  const { id } = callPath.useParams()
  const { data, placeholder } = useLoad(workspaceLoader(id), { rows: 10 })
  return data ? <Desk key={id} work={data} /> : placeholder
}

function Desk({ work }: { work: Workspace }) {
  const t = useTexts(followUpText)
  const can = useCan()
  const [talk, setTalk] = useState(emptyTalk)
  const [begunAt, setBegunAt] = useState<string | null>(null)
  const mayCall = work.state === 'planned' && can('followUp.call')
  return (
    <div className={styles.page}>
      <Head work={work} begunAt={begunAt} mayCall={mayCall} onBegin={setBegunAt} />
      <div className={styles.columns}>
        <ScriptColumn work={work} />
        <div className={styles.stack}>
          {work.sheetId && (
            <Section title={t.questions}>
              <QuestionnairePanel sheetId={work.sheetId} about="followUp" />
            </Section>
          )}
          {mayCall && (
            <>
              <TalkSection talk={talk} onChange={change => setTalk(before => ({ ...before, ...change }))} />
              <TicketDrafts tickets={talk.tickets} onChange={tickets => setTalk(before => ({ ...before, tickets }))} />
            </>
          )}
          {!mayCall && <Section>{t.ended}</Section>}
        </div>
        <HistoryColumn work={work} />
      </div>
      {mayCall && <OutcomeBar work={work} talk={talk} begunAt={begunAt} />}
    </div>
  )
}

type HeadProps = { work: Workspace; begunAt: string | null; mayCall: boolean; onBegin: (at: string) => void }

function Head({ work, begunAt, mayCall, onBegin }: HeadProps) {
  const t = useTexts(followUpText)
  const text = useText()
  const now = useNow(1_000)
  const begin = useCommand({ run: api.followUp.begin, invalidates: followUpTouches, onDone: () => onBegin(now) })
  return (
    <DetailHeader
      title={work.customer}
      subtitle={`${work.plate}　${work.car}　${text(stepText(work.step))}`}
      tags={<StatusOf looks={taskLooks} value={work.state} />}
      backTo={queuePath.href({})}
      facts={[
        { label: t.phone, value: <Phone masked={work.phoneMasked} /> },
        ...(begunAt
          ? [{ label: t.talk, value: <span className="cb-num">{clock(secondsBetween(begunAt, now))}</span> }]
          : []),
        ...(work.state === 'planned' ? [{ label: t.due, value: <Countdown dueAt={work.dueAt} /> }] : []),
      ]}
      actions={
        mayCall && begunAt === null
          ? [
              {
                key: 'begin',
                kind: 'primary',
                icon: <PhoneOutlined />,
                label: t.begin,
                hotkey: 'Alt+B',
                busy: begin.busy,
                onClick: () => void begin.send({ id: work.id }),
              },
            ]
          : []
      }
    />
  )
}

const clock = (seconds: number) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
