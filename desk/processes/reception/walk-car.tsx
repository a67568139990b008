import { Button, Checkbox, Input } from 'antd'
import { useState } from 'react'
import { api } from '#desk/kernel/api.ts'
import { useTexts } from '#desk/kernel/text.ts'
import { FilePhotos } from '#desk/mechanisms/files/photo-strip.tsx'
import { CarOutline } from '#desk/mechanisms/kit/car-outline.tsx'
import { Section } from '#desk/mechanisms/kit/section.tsx'
import { newId } from '#domain/kernel/id.ts'
import { NO_ABNORMALITY } from '#domain/processes/reception/kinds.ts'
import type { MarkView, VisitView } from '#domain/processes/reception/visit-shape.ts'
import styles from './reception.module.css'
import { useVisitCommand } from './use-visit-command.ts'
import { bodyOf, partName, toDamage, wordsOf } from './walk-marks.ts'
import { WalkMeters } from './walk-meters.tsx'
import { walkText } from './walk-text.ts'

type WalkPartProps = { visit: VisitView; onNext: () => void }

/** Tap where the damage is, photograph it, and say in words what was found, or that nothing was. */
export function WalkCar({ visit, onNext }: WalkPartProps) {
  const t = useTexts(walkText)
  const add = useVisitCommand(api.visits.addMark)
  const remove = useVisitCommand(api.visits.removeMark)
  const canEdit = visit.can.edit
  return (
    <>
      <Section title={t.tapHint}>
        <CarOutline
          body={bodyOf(visit.vehicle?.body ?? '')}
          marks={visit.marks.map(toDamage)}
          {...(canEdit
            ? {
                onAdd: mark =>
                  void add.send({
                    visitId: visit.id,
                    id: newId(),
                    view: mark.view,
                    xPermille: Math.round(mark.x * 1000),
                    yPermille: Math.round(mark.y * 1000),
                    kind: mark.kind,
                    part: partName(mark.panel),
                  }),
                onRemove: mark => void remove.send({ visitId: visit.id, id: mark.id }),
              }
            : {})}
          extra={drawn => <MarkPhotos visit={visit} mark={visit.marks.find(mark => mark.id === drawn.id)} />}
        />
      </Section>
      <WalkMeters visit={visit} />
      <Findings visit={visit} onNext={onNext} />
    </>
  )
}

function MarkPhotos({ visit, mark }: { visit: VisitView; mark: MarkView | undefined }) {
  const save = useVisitCommand(api.visits.setMarkPhotos)
  if (!mark) return null
  return (
    <FilePhotos
      small
      fileIds={mark.fileIds}
      purpose="walkAround"
      subject={{ kind: 'visit', id: visit.id }}
      {...(visit.can.edit ? { onChange: fileIds => void save.send({ visitId: visit.id, id: mark.id, fileIds }) } : {})}
    />
  )
}

function Findings({ visit, onNext }: WalkPartProps) {
  const t = useTexts(walkText)
  // Until something is typed the field follows the marks.
  const [typed, setWords] = useState<string | null>(null)
  const words = typed ?? (visit.abnormality || wordsOf(visit.marks))
  const [paint, setPaint] = useState(visit.paintNote)
  const [lamps, setLamps] = useState(visit.warningLamps)
  const [isTogether, setTogether] = useState(visit.checkedWithCustomer)
  const save = useVisitCommand(api.visits.walk, { success: t.saved, onDone: onNext })
  return (
    <Section title={t.abnormality}>
      <dl className={styles.ask}>
        <dt>{t.abnormality}</dt>
        <dd>
          <Button
            type={words === NO_ABNORMALITY ? 'primary' : 'default'}
            disabled={visit.marks.length > 0}
            onClick={() => setWords(NO_ABNORMALITY)}
          >
            {t.noAbnormality}
          </Button>
          {visit.marks.length > 0 && <Button onClick={() => setWords(wordsOf(visit.marks))}>{t.fromMarks}</Button>}
          <Input.TextArea
            aria-label={t.abnormality}
            autoSize={{ minRows: 2 }}
            maxLength={1000}
            value={words}
            onChange={event => setWords(event.target.value)}
          />
        </dd>
        <dt>{t.paint}</dt>
        <dd>
          <Input aria-label={t.paint} maxLength={300} value={paint} onChange={event => setPaint(event.target.value)} />
        </dd>
        <dt>{t.lamps}</dt>
        <dd>
          <Input aria-label={t.lamps} maxLength={200} value={lamps} onChange={event => setLamps(event.target.value)} />
        </dd>
        <dt />
        <dd>
          <Checkbox checked={isTogether} onChange={event => setTogether(event.target.checked)}>
            {t.together}
          </Checkbox>
        </dd>
      </dl>
      {visit.can.edit && (
        <Button
          type="primary"
          block
          disabled={words.trim() === ''}
          loading={save.busy}
          onClick={() =>
            void save.send({
              id: visit.id,
              version: visit.version,
              abnormality: words.trim(),
              checkedWithCustomer: isTogether,
              paintNote: paint.trim() || null,
              warningLamps: lamps.trim() || null,
            })
          }
        >
          {t.save}
        </Button>
      )}
    </Section>
  )
}
