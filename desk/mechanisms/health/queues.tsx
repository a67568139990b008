import { fill } from '#domain/kernel/texts.ts'
import type { HealthView } from '#domain/mechanisms/health/contract.ts'
import { partyNames, partyTexts } from '#domain/mechanisms/outside/parties.ts'
import { api } from '../../kernel/api.ts'
import { useCommand } from '../../kernel/command.tsx'
import { When } from '../../kernel/format.tsx'
import { Go } from '../../kernel/router.tsx'
import { EmptyState } from '../../kernel/states.tsx'
import { useText, useTexts } from '../../kernel/text.ts'
import { ActionButton } from '../kit/action-button.tsx'
import { type ListColumn, RowTable } from '../kit/row-table.tsx'
import { PartSection } from './part-section.tsx'
import { healthText } from './text.ts'

type JobRow = HealthView['jobs']['rows'][number]
type OutboxRow = HealthView['outbox']['rows'][number]

/** What the queue has to do, by kind of job; what gave up can be set on its way again. */
export function JobsPart({ health }: { health: HealthView }) {
  const t = useTexts(healthText)
  const retry = useCommand({ run: api.health.retryJobs, invalidates: ['health'], success: t.retried })
  const columns: ListColumn<JobRow>[] = [
    { key: 'task', title: t.task, minWidth: 200, render: row => row.task },
    { key: 'ready', title: t.ready, width: 80, align: 'right', render: row => row.ready },
    { key: 'later', title: t.later, width: 80, align: 'right', render: row => row.later },
    { key: 'running', title: t.running, width: 80, align: 'right', render: row => row.running },
    { key: 'failed', title: t.failed, width: 80, align: 'right', render: row => row.failed },
    { key: 'oldest', title: t.oldest, width: 130, render: row => row.oldestReadyAt && <When at={row.oldestReadyAt} /> },
  ]
  const button = health.can.retryJobs && (
    <ActionButton label={t.retry} busy={retry.busy} onClick={() => void retry.send({})} />
  )
  return (
    <PartSection title={t.jobs} state={health.states.jobs} extra={button} flush>
      {health.jobs.rows.length === 0 ? (
        <EmptyState title={t.noJobs} />
      ) : (
        <RowTable<JobRow>
          rows={health.jobs.rows}
          columns={columns}
          rowKey={row => row.task}
          rowTone={row => (row.failed > 0 ? 'bad' : undefined)}
        />
      )}
    </PartSection>
  )
}

/** What is still to go out, by party; each opens its console. */
export function OutboxPart({ health }: { health: HealthView }) {
  const t = useTexts(healthText)
  const text = useText()
  const nameOf = (party: string) => {
    const name = partyNames.find(item => item === party)
    return name === undefined ? t.messages : text(partyTexts[name])
  }
  const columns: ListColumn<OutboxRow>[] = [
    { key: 'party', title: t.party, minWidth: 120, render: row => nameOf(row.party) },
    { key: 'waiting', title: t.waiting, width: 80, align: 'right', render: row => row.waiting },
    { key: 'failed', title: t.failed, width: 80, align: 'right', render: row => row.failed },
    {
      key: 'oldest',
      title: t.oldest,
      width: 130,
      render: row => row.oldestWaitingAt && <When at={row.oldestWaitingAt} />,
    },
    {
      key: 'open',
      title: '',
      width: 80,
      render: row => <Go to={row.party === 'messages' ? '/messages' : `/outside?party=${row.party}`}>{t.open}</Go>,
    },
  ]
  return (
    <PartSection title={t.outbox} state={health.states.outbox} flush>
      {health.outbox.rows.length === 0 ? (
        <EmptyState title={t.noOutbox} />
      ) : (
        <RowTable<OutboxRow>
          rows={health.outbox.rows}
          columns={columns}
          rowKey={row => row.party}
          rowTone={row => (row.failed > 0 ? 'bad' : undefined)}
        />
      )}
    </PartSection>
  )
}

/** The last check of what must hold, with the way to its findings. */
export function InvariantsFacts({ health }: { health: HealthView }) {
  const t = useTexts(healthText)
  const { invariants } = health
  if (!invariants) return <>{t.neverRun}</>
  const words = invariants.broken === 0 ? t.allHold : fill(t.broken, { n: invariants.broken })
  return (
    <>
      <Go to="/invariants">{words}</Go>　<When at={invariants.finishedAt} />
    </>
  )
}
