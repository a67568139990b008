import { Alert } from 'antd'
import { useNow } from '#desk/kernel/clock.ts'
import { qty, When } from '#desk/kernel/format.tsx'
import { unsentOf, useHeldRecord, useWaiting } from '#desk/kernel/offline/use-outbox.ts'
import { useLoad } from '#desk/kernel/query.tsx'
import { Go } from '#desk/kernel/router.tsx'
import { useTexts } from '#desk/kernel/text.ts'
import { Countdown } from '#desk/mechanisms/kit/countdown.tsx'
import { Columns, Facts, Section } from '#desk/mechanisms/kit/section.tsx'
import { StatusOf, StatusTag } from '#desk/mechanisms/kit/status-tag.tsx'
import { fill } from '#domain/kernel/texts.ts'
import { minutesBetween } from '#domain/kernel/time.ts'
import { orderPath } from '../repair-orders/addresses.ts'
import { addOnLooks } from '../repair-orders/looks.ts'
import { JobButtons } from './job-buttons.tsx'
import { JobGates } from './job-gates.tsx'
import { JobSteps } from './job-steps.tsx'
import { JobTag } from './job-tag.tsx'
import { jobWith, stepsWith } from './job-waiting.ts'
import { type JobDetail, jobLoader } from './loaders.ts'
import { bayText } from './text.ts'
import styles from './workshop.module.css'

/** One job, read from two metres: which car, what to do, the clock, and four buttons. */
export function JobPanel({ id }: { id: string }) {
  const { data, placeholder } = useLoad(jobLoader(id), { rows: 8 })
  const waiting = useWaiting(id)
  useHeldRecord('job')
  if (!data) return placeholder
  return <OpenJob job={{ ...jobWith(data, waiting), steps: stepsWith(data, waiting) }} unsent={unsentOf(waiting)} />
}

function OpenJob({ job, unsent }: { job: JobDetail; unsent: number }) {
  const t = useTexts(bayText)
  return (
    <>
      <Section>
        <div className={styles.jobHead}>
          <Go to={orderPath.href({ id: job.orderId })} className={styles.plate}>
            {job.plate}
          </Go>
          <span>{job.car}</span>
          <span>{job.bay}</span>
          <JobTag state={job.state} />
          {unsent > 0 && <StatusTag tone="warn">{fill(t.waits, { n: unsent })}</StatusTag>}
          {job.promisedAt && <Countdown dueAt={job.promisedAt} />}
          <Clock job={job} />
        </div>
        <h1 className={styles.jobName}>{job.name}</h1>
        {job.rework !== '' && <Alert type="error" showIcon title={fill(t.rework, { why: job.rework })} />}
        <JobButtons key={job.id} job={job} />
      </Section>
      {(job.state === 'planned' || job.state === 'paused') && <JobGates job={job} />}
      <Columns
        main={
          <Section title={t.steps}>
            <JobSteps job={job} />
          </Section>
        }
        side={<About job={job} />}
      />
    </>
  )
}

/** What stood on the clock when the server answered, and what has run since. */
function Clock({ job }: { job: JobDetail }) {
  const t = useTexts(bayText)
  const now = useNow()
  const running = job.clockedSince === null ? 0 : Math.max(0, minutesBetween(job.clockedSince, now))
  const worked = Math.max(job.clockedMinutes, running)
  const planned = minutesBetween(job.plannedFrom, job.plannedTo)
  return (
    <span className={styles.clock}>
      {t.worked} {fill(t.minutesOf, { n: worked })} / {t.planned} {fill(t.minutesOf, { n: planned })}
    </span>
  )
}

function About({ job }: { job: JobDetail }) {
  const t = useTexts(bayText)
  return (
    <>
      <Section>
        <Facts
          facts={[
            { label: t.words, value: job.customerWords || null, wide: true },
            { label: t.abnormality, value: job.abnormality || null, wide: true },
            { label: t.wishes, value: job.wishes || null, wide: true },
            { label: t.promised, value: <When at={job.promisedAt} /> },
            { label: t.order, value: job.number },
          ]}
        />
      </Section>
      {job.addOns.length > 0 && <Answers job={job} />}
      {job.parts.length > 0 && (
        <Section title={t.parts}>
          <ul className={styles.parts}>
            {job.parts.map(part => (
              <li key={part.name}>
                <span>{part.name}</span>
                <span>
                  {qty(part.qtyMilli)} {part.unit}
                </span>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}

/** RO-08: what the customer said to each finding, as soon as it is said. */
function Answers({ job }: { job: JobDetail }) {
  const t = useTexts(bayText)
  return (
    <Section title={t.addOns}>
      <ul className={styles.parts}>
        {job.addOns.map(addOn => (
          <li key={addOn.id}>
            <span>{addOn.reason}</span>
            <span>
              <When at={addOn.answerAt} style="time" /> <StatusOf looks={addOnLooks} value={addOn.state} />
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
