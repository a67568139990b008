import { api } from '#desk/kernel/api.ts'
import { useCommand } from '#desk/kernel/command.tsx'
import { at } from '#desk/kernel/format.tsx'
import { useLoad } from '#desk/kernel/query.tsx'
import { Go } from '#desk/kernel/router.tsx'
import { EmptyState } from '#desk/kernel/states.tsx'
import { useTexts } from '#desk/kernel/text.ts'
import { ActionButton } from '#desk/mechanisms/kit/action-button.tsx'
import { Facts, Section, Stack } from '#desk/mechanisms/kit/section.tsx'
import { StatusTag } from '#desk/mechanisms/kit/status-tag.tsx'
import type { HandoverView } from '#domain/processes/workshop/contract-floor.ts'
import { jobPath } from './addresses.ts'
import { floorText } from './floor-text.ts'
import { handoversLoader, shiftKinds } from './loaders.ts'

/** What one shift left to the next; until it is confirmed nobody goes on with these jobs. */
export function Handovers() {
  const t = useTexts(floorText)
  const { data, placeholder } = useLoad(handoversLoader())
  if (!data) return placeholder
  if (data.length === 0) return <EmptyState title={t.noHandovers} />
  return (
    <Stack>
      {data.map(handover => (
        <Handover key={handover.id} handover={handover} />
      ))}
    </Stack>
  )
}

function Handover({ handover }: { handover: HandoverView }) {
  const t = useTexts(floorText)
  const confirm = useCommand({
    run: api.workshop.confirmHandover,
    invalidates: [...shiftKinds, 'job', 'paper', 'duty'],
    success: t.confirmed,
  })
  const { id, version, confirmedAt } = handover
  const state = confirmedAt ? `${t.confirmed} ${at(confirmedAt)}` : t.open
  return (
    <Section
      title={
        <>
          {handover.from} → {handover.to} {at(handover.madeAt)}{' '}
          <StatusTag tone={confirmedAt ? 'good' : 'warn'}>{state}</StatusTag>
        </>
      }
      extra={
        handover.can.confirm && (
          <ActionButton
            label={t.confirm}
            kind="primary"
            busy={confirm.busy}
            onClick={() => void confirm.send({ id, version })}
          />
        )
      }
    >
      {handover.note}
      {handover.jobs.map(job => (
        <Facts
          key={job.jobId}
          facts={[
            { label: job.plate, value: <Go to={jobPath.href({ id: job.jobId })}>{job.name}</Go> },
            { label: t.keyPlace, value: job.keyPlace },
            { label: t.standing, value: job.standing, wide: true },
            { label: t.wishes, value: job.wishes || null },
            { label: t.parts, value: job.parts || null },
          ]}
        />
      ))}
    </Section>
  )
}
