import { Button, Checkbox, Input, Modal } from 'antd'
import { useState } from 'react'
import { HotkeyLayer } from '#desk/kernel/hotkeys.tsx'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { QtyInput } from '#desk/mechanisms/kit/fields.tsx'
import { type WasteKind, wasteKinds, wasteTexts, wasteUnits } from '#domain/processes/workshop/waste.ts'
import { finishText } from './finish-text.ts'
import type { JobDetail } from './loaders.ts'
import { bayText } from './text.ts'
import { useClock } from './use-floor-command.ts'
import styles from './workshop.module.css'

type FinishProps = { open: boolean; job: JobDetail; onClose: () => void }
type Left = Partial<Record<WasteKind, number>>

export function FinishDialog(props: FinishProps) {
  return props.open ? <OpenFinish {...props} /> : null
}

/** WKS-21: a job ends with the place as it was before it; what was not done has its reason, and what it left goes to the ledger. */
function OpenFinish({ job, onClose }: FinishProps) {
  const t = useTexts(finishText)
  const b = useTexts(bayText)
  const text = useText()
  const [done, setDone] = useState<ReadonlySet<string>>(new Set())
  const [reason, setReason] = useState('')
  const [waste, setWaste] = useState<Left>({})
  const command = useClock('workshop.finish', job, b.finished)
  const isAllDone = job.place.every(item => done.has(item.key))
  const isReady = isAllDone || reason.trim() !== ''
  const tick = (key: string, isOn: boolean) =>
    setDone(keys => new Set(isOn ? [...keys, key] : [...keys].filter(each => each !== key)))
  const finish = async () => {
    const place = job.place.map(({ key }) =>
      done.has(key) ? { key, result: 'ok' as const } : { key, result: 'none' as const, note: reason.trim() },
    )
    const left = wasteKinds.flatMap(kind => (waste[kind] ? [{ kind, qtyMilli: waste[kind] }] : []))
    const sent = await command.give({ id: job.id, version: job.version, place, waste: left }, b.finish)
    if (sent.how !== 'refused') onClose()
  }
  return (
    <Modal
      open
      width={720}
      title={t.title}
      okText={t.finish}
      okButtonProps={{ disabled: !isReady, size: 'large' }}
      cancelButtonProps={{ size: 'large' }}
      confirmLoading={command.busy}
      onOk={() => void finish()}
      onCancel={onClose}
    >
      <HotkeyLayer>
        <div className={styles.place}>
          {job.place.map(item => (
            <Checkbox
              key={item.key}
              checked={done.has(item.key)}
              onChange={event => tick(item.key, event.target.checked)}
            >
              {text(item.label)}
            </Checkbox>
          ))}
          {!isAllDone && (
            <Button size="large" onClick={() => setDone(new Set(job.place.map(item => item.key)))}>
              {t.allDone}
            </Button>
          )}
          {!isAllDone && (
            <Input
              aria-label={t.whyNot}
              placeholder={t.whyNot}
              maxLength={200}
              value={reason}
              onChange={event => setReason(event.target.value)}
            />
          )}
        </div>
        <Waste left={waste} onChange={setWaste} />
      </HotkeyLayer>
    </Modal>
  )
}

/** One tap names the kind, the quantity follows; none is as well. */
function Waste({ left, onChange }: { left: Left; onChange: (next: Left) => void }) {
  const t = useTexts(finishText)
  const text = useText()
  const chosen = wasteKinds.filter(kind => left[kind] !== undefined)
  return (
    <div className={styles.place}>
      <strong>{t.waste}</strong>
      <div className={styles.wasteKinds}>
        {wasteKinds
          .filter(kind => left[kind] === undefined)
          .map(kind => (
            <Button key={kind} onClick={() => onChange({ ...left, [kind]: 1000 })}>
              {text(wasteTexts[kind])}
            </Button>
          ))}
      </div>
      {chosen.map(kind => (
        <div key={kind} className={styles.item}>
          <span className={styles.grow}>{text(wasteTexts[kind])}</span>
          <span className={styles.wasteQty}>
            <QtyInput
              aria-label={text(wasteTexts[kind])}
              unit={text(wasteUnits[kind])}
              value={left[kind] ?? null}
              onChange={qtyMilli => onChange({ ...left, [kind]: qtyMilli ?? undefined })}
            />
          </span>
        </div>
      ))}
    </div>
  )
}
