import { Modal, Segmented } from 'antd'
import { type PointerEvent, useRef, useState } from 'react'
import { useTexts } from '../../kernel/text.ts'
import { ActionButton } from '../../mechanisms/kit/action-button.tsx'
import styles from './diagnosis.module.css'
import { arrowPath, drawMarks, type Mark } from './marks.ts'
import { diagnosisText } from './text.ts'

type MarkDialogProps = { address: string; onClose: () => void; onSave: (picture: Blob) => Promise<unknown> }

/** Rings and arrows drawn over a photo with finger or mouse; the photo as it was taken is kept. */
export function MarkDialog({ address, onClose, onSave }: MarkDialogProps) {
  const t = useTexts(diagnosisText)
  const photo = useRef<HTMLImageElement>(null)
  const [size, setSize] = useState({ width: 4, height: 3 })
  const [kind, setKind] = useState<Mark['kind']>('ring')
  const [marks, setMarks] = useState<Mark[]>([])
  const [drawn, setDrawn] = useState<Mark | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  const place = (event: PointerEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    return {
      x: ((event.clientX - box.left) / box.width) * size.width,
      y: ((event.clientY - box.top) / box.height) * size.height,
    }
  }
  const save = async () => {
    if (!photo.current) return
    setIsBusy(true)
    const picture = await drawMarks(photo.current, marks)
    if (picture) await onSave(picture)
    setIsBusy(false)
  }
  return (
    <Modal
      open
      title={t.mark}
      width={860}
      okText={t.save}
      okButtonProps={{ disabled: marks.length === 0, loading: isBusy }}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <div className={styles.row}>
        <Segmented<Mark['kind']>
          value={kind}
          onChange={setKind}
          options={[
            { value: 'ring', label: t.ring },
            { value: 'arrow', label: t.arrow },
          ]}
        />
        <ActionButton label={t.undo} onClick={() => setMarks(all => all.slice(0, -1))} />
        <span className={styles.quiet}>{t.markHint}</span>
      </div>
      <div className={styles.board}>
        <img
          ref={photo}
          src={address}
          alt={t.media}
          onLoad={event => {
            const { naturalWidth: width, naturalHeight: height } = event.currentTarget
            setSize({ width, height })
          }}
        />
        <svg
          role="img"
          aria-label={t.markHint}
          viewBox={`0 0 ${size.width} ${size.height}`}
          onPointerDown={event => {
            event.currentTarget.setPointerCapture(event.pointerId)
            const from = place(event)
            setDrawn({ kind, from, to: from })
          }}
          onPointerMove={event => drawn && setDrawn({ ...drawn, to: place(event) })}
          onPointerUp={() => {
            if (drawn && Math.hypot(drawn.to.x - drawn.from.x, drawn.to.y - drawn.from.y) > size.width / 100)
              setMarks(all => [...all, drawn])
            setDrawn(null)
          }}
        >
          {[...marks, ...(drawn ? [drawn] : [])].map((mark, at) => (
            <MarkShape key={String(at)} mark={mark} width={size.width / 120} />
          ))}
        </svg>
      </div>
    </Modal>
  )
}

function MarkShape({ mark, width }: { mark: Mark; width: number }) {
  const { from, to } = mark
  const common = { fill: 'none', stroke: '#ff1f1f', strokeWidth: width }
  if (mark.kind === 'arrow') return <path d={arrowPath(mark)} strokeLinecap="round" {...common} />
  return (
    <ellipse
      cx={(from.x + to.x) / 2}
      cy={(from.y + to.y) / 2}
      rx={Math.abs(to.x - from.x) / 2}
      ry={Math.abs(to.y - from.y) / 2}
      {...common}
    />
  )
}
