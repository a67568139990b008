import { Go } from '#desk/kernel/router.tsx'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { Countdown } from '#desk/mechanisms/kit/countdown.tsx'
import { Section } from '#desk/mechanisms/kit/section.tsx'
import { fill } from '#domain/kernel/texts.ts'
import { isRole, roleTexts } from '#domain/mechanisms/access/roles.ts'
import type { CarriedJob } from '#domain/processes/workshop/contract-floor.ts'
import { orderPath } from '../repair-orders/addresses.ts'
import { JobTag } from './job-tag.tsx'
import { bayText, boardText } from './text.ts'
import styles from './workshop.module.css'

/** Work of an earlier day that goes on: why it stands, whose move it is, what the customer was told, and what comes next. */
export function Carried({ jobs }: { jobs: readonly CarriedJob[] }) {
  const t = useTexts(boardText)
  if (jobs.length === 0) return null
  return (
    <Section title={`${t.carried} ${jobs.length}`}>
      <div className={styles.scroll}>
        {jobs.map(job => (
          <div key={job.jobId} className={styles.item}>
            <Go to={orderPath.href({ id: job.orderId })}>
              <strong className="cb-num">{job.plate}</strong>
            </Go>
            <span className={styles.grow}>
              {job.name} <span className={styles.aside}>{job.technician}</span>
              <div className={styles.why}>
                <Why job={job} />
              </div>
            </span>
            <JobTag state={job.state} />
            {job.promisedAt && <Countdown dueAt={job.promisedAt} />}
          </div>
        ))}
      </div>
    </Section>
  )
}

function Why({ job }: { job: CarriedJob }) {
  const t = useTexts(boardText)
  const b = useTexts(bayText)
  const paused = {
    pause: b.pauseBreak,
    parts: b.pauseParts,
    customer: b.pauseCustomer,
    shift: b.pauseShift,
    help: b.pauseHelp,
  } as const
  const standing = { planned: t.notBegun, working: t.overTime, paused: t.sentBack } as const
  const reason = job.pausedFor === null ? standing[job.state] : paused[job.pausedFor]
  const words = [reason, job.note, job.delayReason].filter(text => text !== '').join('；')
  const text = useText()
  const role = job.ownerRole !== null && isRole(job.ownerRole) ? text(roleTexts[job.ownerRole]) : ''
  return (
    <>
      {words}　{fill(t.owner, { who: job.owner || role })}　{fill(t.nextStep, { step: job.nextStep })}
    </>
  )
}
