import { CheckCircleFilled } from '@ant-design/icons'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { When } from '#desk/kernel/format.tsx'
import { useCan } from '#desk/kernel/session.tsx'
import { useTexts } from '#desk/kernel/text.ts'
import { StatusTag } from '#desk/mechanisms/kit/status-tag.tsx'
import { fill } from '#domain/kernel/texts.ts'
import type { JobDetail } from './loaders.ts'
import { bayText } from './text.ts'
import { useClock } from './use-floor-command.ts'
import styles from './workshop.module.css'

type Step = JobDetail['steps'][number]

/** Every step is ticked, or read off with its value within limits; a tool of the bay may write it too. */
export function JobSteps({ job }: { job: JobDetail }) {
  const t = useTexts(bayText)
  const can = useCan()
  if (job.steps.length === 0) return <span className={styles.aside}>{t.noSteps}</span>
  const isOpen = job.state === 'working' && can('job.work')
  return job.steps.map(step => <StepRow key={step.position} job={job} step={step} isOpen={isOpen} />)
}

function StepRow({ job, step, isOpen }: { job: JobDetail; step: Step; isOpen: boolean }) {
  const t = useTexts(bayText)
  return (
    <div className={styles.step}>
      <span className={styles.stepNo}>{step.position}</span>
      <span className={styles.grow}>
        {step.name}
        {step.reading && (
          <div className={styles.aside}>
            {step.reading.name} {fill(t.limits, step.reading)}
          </div>
        )}
      </span>
      {step.doneAt === null ? isOpen && <OpenStep job={job} step={step} /> : <DoneStep step={step} />}
    </div>
  )
}

function DoneStep({ step }: { step: Step }) {
  const t = useTexts(bayText)
  return (
    <span className={styles.stepDone}>
      <CheckCircleFilled />{' '}
      {step.value !== null && (
        <strong className="cb-num">
          {step.value} {step.reading?.unit}{' '}
        </strong>
      )}
      {step.source === 'device' && <StatusTag tone="info">{t.device}</StatusTag>} <When at={step.doneAt} style="time" />
    </span>
  )
}

function OpenStep({ job, step }: { job: JobDetail; step: Step }) {
  const t = useTexts(bayText)
  const [value, setValue] = useState('')
  const [isWrong, setWrong] = useState(false)
  const command = useClock('workshop.step', job)
  const send = async () => {
    const input = { id: job.id, position: step.position, value: value.trim() || null }
    const sent = await command.give(input, `${step.name} ${value.trim()}`.trim())
    setWrong(sent.how === 'refused')
  }
  return (
    <>
      {step.reading && (
        <Input
          className={styles.reading ?? ''}
          inputMode="decimal"
          aria-label={`${step.name} ${step.reading.name}`}
          suffix={step.reading.unit}
          status={isWrong ? 'error' : ''}
          value={value}
          onChange={event => {
            setValue(event.target.value)
            setWrong(false)
          }}
          onPressEnter={() => void send()}
        />
      )}
      <Button
        size="large"
        type="primary"
        ghost
        loading={command.busy}
        disabled={step.reading !== null && value.trim() === ''}
        onClick={() => void send()}
      >
        {step.reading ? t.save : t.tick}
      </Button>
    </>
  )
}
