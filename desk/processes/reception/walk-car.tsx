import { Button } from 'antd'
import { at } from '#desk/kernel/format.tsx'
import { useQueued, useWaiting } from '#desk/kernel/offline/use-outbox.ts'
import { useTexts } from '#desk/kernel/text.ts'
import { FilePhotos } from '#desk/mechanisms/files/photo-strip.tsx'
import { CarOutline } from '#desk/mechanisms/kit/car-outline.tsx'
import { Section } from '#desk/mechanisms/kit/section.tsx'
import { newId } from '#domain/kernel/id.ts'
import { fill } from '#domain/kernel/texts.ts'
import type { MarkView, VisitView } from '#domain/processes/reception/visit-shape.ts'
import { visitKinds } from './loaders.ts'
import styles from './reception.module.css'
import { WalkFindings } from './walk-findings.tsx'
import { bodyOf, marksWith, oldMarks, partName, toDamage, wordsOf, wordsOfMark } from './walk-marks.ts'
import { WalkMeters } from './walk-meters.tsx'
import { walkText } from './walk-text.ts'

type WalkPartProps = { visit: VisitView; onNext: () => void }
type NewMark = Pick<MarkView, 'view' | 'xPermille' | 'yPermille' | 'kind' | 'part' | 'sameAs'>

/** Tap where the damage is, photograph it, and say in words what was found, or that nothing was. */
export function WalkCar({ visit, onNext }: WalkPartProps) {
  const t = useTexts(walkText)
  const marks = marksWith(visit.marks, useWaiting(visit.id))
  const old = oldMarks(visit, marks)
  const { add, remove } = useMarkCommands(visit)
  const canEdit = visit.can.edit
  const same = (mark: MarkView) => add({ ...mark, sameAs: mark.id })
  return (
    <>
      <Section {...(marks.length === 0 ? { title: t.tapHint } : {})}>
        {visit.lastWalk && (
          <LastWalk lastWalk={visit.lastWalk} old={old} {...(canEdit ? { onAllSame: () => old.forEach(same) } : {})} />
        )}
        <CarOutline
          body={bodyOf(visit.vehicle?.body ?? '')}
          marks={marks.map(toDamage)}
          old={old.map(toDamage)}
          {...(canEdit
            ? {
                onAdd: ({ x, y, panel, ...mark }) =>
                  add({ ...mark, ...permille(x, y), part: partName(panel), sameAs: null }),
                onRemove: ({ id }) => remove(marks.find(mark => mark.id === id)),
                onSame: ({ id }) => old.filter(mark => mark.id === id).forEach(same),
              }
            : {})}
          extra={drawn => <MarkPhotos visit={visit} mark={marks.find(mark => mark.id === drawn.id)} />}
        />
      </Section>
      <WalkMeters visit={visit} />
      <WalkFindings visit={visit} marks={marks} onNext={onNext} />
    </>
  )
}

function useMarkCommands(visit: VisitView) {
  const t = useTexts(walkText)
  const spec = { about: { kind: 'visit', id: visit.id }, invalidates: visitKinds }
  const adding = useQueued('visits.addMark', spec)
  const removing = useQueued('visits.removeMark', spec)
  const add = ({ view, xPermille, yPermille, kind, part, sameAs }: NewMark) =>
    void adding.send(
      { visitId: visit.id, id: newId(), view, xPermille, yPermille, kind, part, sameAs },
      { label: fill(t.marked, { mark: wordsOfMark({ view, kind, part }) }) },
    )
  const remove = (mark: MarkView | undefined) => {
    if (!mark) return
    const label = fill(t.unmarked, { mark: wordsOfMark(mark) })
    void removing.send({ visitId: visit.id, id: mark.id }, { label })
  }
  return { add, remove }
}

type LastWalkProps = {
  lastWalk: NonNullable<VisitView['lastWalk']>
  old: readonly MarkView[]
  onAllSame?: () => void
}

/** What is known from the last visit and still to be compared; one tap says that all of it is as it was. */
function LastWalk({ lastWalk, old, onAllSame }: LastWalkProps) {
  const t = useTexts(walkText)
  const on = at(lastWalk.walkedAt, 'date')
  const isCompared = old.length === 0
  return (
    <div className={styles.lastWalk}>
      <span>
        {isCompared
          ? fill(lastWalk.marks.length === 0 ? t.lastNone : t.lastDone, { on: on ?? '' })
          : fill(t.lastMarks, { on: on ?? '', marks: wordsOf(old) })}
      </span>
      {!isCompared && onAllSame && <Button onClick={onAllSame}>{fill(t.allSame, { n: old.length })}</Button>}
    </div>
  )
}

function MarkPhotos({ visit, mark }: { visit: VisitView; mark: MarkView | undefined }) {
  const t = useTexts(walkText)
  const about = { kind: 'visit', id: visit.id }
  const save = useQueued('visits.setMarkPhotos', { about, invalidates: visitKinds })
  if (!mark) return null
  const label = fill(t.photoOf, { mark: wordsOfMark(mark) })
  return (
    <FilePhotos
      small
      fileIds={mark.fileIds}
      purpose="walkAround"
      subject={about}
      queue={{ about, label }}
      {...(visit.can.edit
        ? {
            onChange: fileIds =>
              void save.send(
                { visitId: visit.id, id: mark.id, fileIds },
                { label: fill(t.photoTo, { mark: wordsOfMark(mark) }) },
              ),
          }
        : {})}
    />
  )
}

const permille = (x: number, y: number) => ({ xPermille: Math.round(x * 1000), yPermille: Math.round(y * 1000) })
