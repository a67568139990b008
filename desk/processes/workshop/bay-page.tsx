import { When } from '#desk/kernel/format.tsx'
import { useReadAhead } from '#desk/kernel/offline/kept.ts'
import { useHeldRecord, useOutbox } from '#desk/kernel/offline/use-outbox.ts'
import { useLoad } from '#desk/kernel/query.tsx'
import { Go } from '#desk/kernel/router.tsx'
import { EmptyState } from '#desk/kernel/states.tsx'
import { useTexts } from '#desk/kernel/text.ts'
import { Section } from '#desk/mechanisms/kit/section.tsx'
import { StatusTag } from '#desk/mechanisms/kit/status-tag.tsx'
import type { JobView } from '#domain/processes/workshop/contract.ts'
import { jobPath } from './addresses.ts'
import { JobPanel } from './job-panel.tsx'
import { JobTag } from './job-tag.tsx'
import { jobWith } from './job-waiting.ts'
import { jobLoader, myJobsLoader } from './loaders.ts'
import { bayText } from './text.ts'
import styles from './workshop.module.css'

/** The technician's tablet: the one job at hand fills the screen, the next ones stand below. */
export function Page() {
  const t = useTexts(bayText)
  const { data, placeholder } = useLoad(myJobsLoader(), { rows: 8 })
  const { entries } = useOutbox()
  useHeldRecord('job')
  useReadAhead((data ?? []).slice(0, 5).map(job => jobLoader(job.id)))
  if (!data) return placeholder
  const jobs = data.map(job => jobWith(job, entries))
  // A job finished here is done, also while the server does not know it yet.
  const current = jobs.find(job => job.state !== 'done') ?? jobs[0]
  const next = jobs.filter(job => job !== current)
  if (!current) return <EmptyState title={t.none} hint={t.noneHint} />
  return (
    <div className={styles.page}>
      <JobPanel id={current.id} />
      {next.length > 0 && (
        <Section title={`${t.next} ${next.length}`}>
          {next.map(job => (
            <NextJob key={job.id} job={job} />
          ))}
        </Section>
      )}
    </div>
  )
}

function NextJob({ job }: { job: JobView }) {
  const t = useTexts(bayText)
  return (
    <Go to={jobPath.href({ id: job.id })} className={styles.queueRow}>
      <strong className="cb-num">{job.plate}</strong>
      <span className={styles.grow}>{job.name}</span>
      {job.rework !== '' && <StatusTag tone="bad">{t.reworkShort}</StatusTag>}
      <span>{job.bay}</span>
      <When at={job.plannedFrom} style="time" />
      <JobTag state={job.state} />
    </Go>
  )
}
