import { useState } from 'react'
import { api } from '#desk/kernel/api.ts'
import { useTexts } from '#desk/kernel/text.ts'
import { ActionButton } from '#desk/mechanisms/kit/action-button.tsx'
import { ReasonDialog } from '#desk/mechanisms/kit/reason-dialog.tsx'
import { Section } from '#desk/mechanisms/kit/section.tsx'
import { StatusOf, StatusTag } from '#desk/mechanisms/kit/status-tag.tsx'
import { fill } from '#domain/kernel/texts.ts'
import { floorText } from './floor-text.ts'
import type { JobDetail } from './loaders.ts'
import { toolLooks } from './tools.tsx'
import { useFloorCommand } from './use-floor-command.ts'
import styles from './workshop.module.css'

/** What has to be so before the clock starts: a checked tool of each kind, room on the floor. */
export function JobGates({ job }: { job: JobDetail }) {
  return (
    <>
      {job.overLimit && <OverLimit job={job} full={job.overLimit} />}
      {job.tools.length > 0 && <JobTools job={job} />}
    </>
  )
}

function OverLimit({ job, full }: { job: JobDetail; full: NonNullable<JobDetail['overLimit']> }) {
  const t = useTexts(floorText)
  const [isAsking, setAsking] = useState(false)
  const ask = useFloorCommand(api.workshop.askOverLimit, { success: t.overAsked })
  if (full.asked) return <StatusTag tone="warn">{t.overAsked}</StatusTag>
  const label = fill(t.askOver, { count: full.count, limit: full.limit })
  return (
    <>
      <ActionButton label={label} onClick={() => setAsking(true)} />
      <ReasonDialog
        open={isAsking}
        title={label}
        onClose={() => setAsking(false)}
        onSubmit={reason => ask.send({ id: job.id, reason })}
      />
    </>
  )
}

function JobTools({ job }: { job: JobDetail }) {
  const t = useTexts(floorText)
  const check = useFloorCommand(api.workshop.checkTool, { success: t.toolChecked })
  return (
    <Section title={t.tools}>
      {job.tools.map(kind => (
        <div key={kind.class}>
          <strong>{kind.class}</strong>
          {kind.choices.length === 0 && <span className={styles.aside}> {t.noTool}</span>}
          {kind.choices.map(tool => (
            <div key={tool.id} className={styles.item}>
              <span className={styles.grow}>
                {tool.name} <span className={styles.aside}>{tool.calibratedUntilOn}</span>
              </span>
              <StatusOf looks={toolLooks} value={tool.state} />
              {tool.id === kind.toolId ? (
                <StatusTag tone="good">{t.toolChecked}</StatusTag>
              ) : (
                <ActionButton
                  label={t.useTool}
                  busy={check.busy}
                  onClick={() => void check.send({ id: job.id, toolId: tool.id })}
                />
              )}
            </div>
          ))}
        </div>
      ))}
    </Section>
  )
}
