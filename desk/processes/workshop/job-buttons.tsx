import {
  AlertOutlined,
  CheckCircleOutlined,
  EyeOutlined,
  InboxOutlined,
  PauseCircleOutlined,
  PlayCircleOutlined,
  SwapOutlined,
  WarningOutlined,
} from '@ant-design/icons'
import { useState } from 'react'
import { api } from '#desk/kernel/api.ts'
import { useIsOffline } from '#desk/kernel/offline/reach.ts'
import { useGo } from '#desk/kernel/router.tsx'
import { useCan } from '#desk/kernel/session.tsx'
import { useTexts } from '#desk/kernel/text.ts'
import { BigButton, BigButtons } from '#desk/mechanisms/kit/big-button.tsx'
import { fill } from '#domain/kernel/texts.ts'
import { FindAddOnDrawer } from '../repair-orders/find-add-on-drawer.tsx'
import { RaiseTicketDrawer } from '../repair-orders/raise-ticket-drawer.tsx'
import { FinishDialog } from './finish-dialog.tsx'
import { floorText } from './floor-text.ts'
import { HandOverDrawer } from './hand-over-drawer.tsx'
import type { JobDetail } from './loaders.ts'
import { NeedPartDrawer } from './need-part-drawer.tsx'
import { PauseDialog } from './pause-dialog.tsx'
import { bayText } from './text.ts'
import { useClock, useFloorCommand } from './use-floor-command.ts'
import styles from './workshop.module.css'

/** Start or pause, finish, found more, need a part: each one tap away. */
export function JobButtons({ job }: { job: JobDetail }) {
  const t = useTexts(bayText)
  const f = useTexts(floorText)
  const can = useCan()
  const go = useGo()
  const spot = useFloorCommand(api.workshop.spotCheck, { onDone: ({ sheetId }) => go(`/checklist-sheets/${sheetId}`) })
  const [open, setOpen] = useState<'pause' | 'finish' | 'addOn' | 'part' | 'call' | 'handOver' | null>(null)
  const close = () => setOpen(null)
  const isOffline = useIsOffline()
  if (job.state === 'done' || job.state === 'cancelled') return null
  return (
    <div className={styles.buttons}>
      <BigButtons>
        {can('job.work') && (
          <ClockButtons job={job} onPause={() => setOpen('pause')} onFinish={() => setOpen('finish')} />
        )}
        {can('addOn.find') && (
          <BigButton
            label={t.addOn}
            icon={<WarningOutlined />}
            tone="warn"
            disabledReason={isOffline ? t.addOnOffline : null}
            onClick={() => setOpen('addOn')}
          />
        )}
        {can('parts.request') && (
          <BigButton
            label={t.needPart}
            icon={<InboxOutlined />}
            disabledReason={isOffline ? t.partOffline : null}
            onClick={() => setOpen('part')}
          />
        )}
        {can('workTicket.raise') && (
          <BigButton
            label={t.call}
            icon={<AlertOutlined />}
            disabledReason={isOffline ? t.callOffline : null}
            onClick={() => setOpen('call')}
          />
        )}
        {can('job.work') && job.state === 'paused' && (
          <BigButton
            label={f.handOver}
            icon={<SwapOutlined />}
            disabledReason={isOffline ? f.handOverOffline : null}
            onClick={() => setOpen('handOver')}
          />
        )}
        {can('workshop.spotCheck') && (
          <BigButton
            label={f.spotCheck}
            icon={<EyeOutlined />}
            busy={spot.busy}
            disabledReason={isOffline ? f.spotCheckOffline : null}
            onClick={() => void spot.send({ id: job.id })}
          />
        )}
      </BigButtons>
      <HandOverDrawer open={open === 'handOver'} job={job} onClose={close} />
      <RaiseTicketDrawer open={open === 'call'} orderId={job.orderId} jobId={job.id} onClose={close} />
      <FinishDialog open={open === 'finish'} job={job} onClose={close} />
      <PauseDialog open={open === 'pause'} job={job} onClose={close} />
      <FindAddOnDrawer open={open === 'addOn'} orderId={job.orderId} onClose={close} />
      <NeedPartDrawer open={open === 'part'} job={job} onClose={close} />
    </div>
  )
}

type ClockProps = { job: JobDetail; onPause: () => void; onFinish: () => void }

function ClockButtons({ job, onPause, onFinish }: ClockProps) {
  const t = useTexts(bayText)
  const start = useClock('workshop.start', job, t.started)
  const input = { id: job.id, version: job.version }
  const openSteps = job.steps.filter(step => step.doneAt === null).length
  const isWorking = job.state === 'working'
  const whyNot = !isWorking ? t.notStarted : openSteps > 0 ? fill(t.stepsOpen, { n: openSteps }) : null
  return (
    <>
      {isWorking ? (
        <BigButton label={t.pause} icon={<PauseCircleOutlined />} onClick={onPause} />
      ) : (
        <BigButton
          label={job.state === 'paused' ? t.resume : t.start}
          icon={<PlayCircleOutlined />}
          tone="primary"
          busy={start.busy}
          onClick={() => void start.give(input, t.start)}
        />
      )}
      <BigButton
        label={t.finish}
        icon={<CheckCircleOutlined />}
        tone="good"
        disabledReason={whyNot}
        onClick={onFinish}
      />
    </>
  )
}
