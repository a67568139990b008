import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Alert, Button, Checkbox, Input } from 'antd'
import { today } from '#desk/kernel/clock.ts'
import { useDraft } from '#desk/kernel/offline/drafts.ts'
import { useQueued } from '#desk/kernel/offline/use-outbox.ts'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { DateInput } from '#desk/mechanisms/kit/fields.tsx'
import { Section } from '#desk/mechanisms/kit/section.tsx'
import { newId } from '#domain/kernel/id.ts'
import { differenceOwed, paperIsValid } from '#domain/processes/reception/intake.ts'
import { type VisitPaperKind, visitPaperTexts } from '#domain/processes/reception/kinds.ts'
import type { VisitView } from '#domain/processes/reception/visit-shape.ts'
import { visitKinds } from './loaders.ts'
import walk from './walk.module.css'
import { paperLines } from './walk-lines.ts'
import { type PaperForm, papersIn } from './walk-marks.ts'
import { walkText } from './walk-text.ts'

type Paper = PaperForm
const kinds = Object.keys(visitPaperTexts).filter((key): key is VisitPaperKind => Object.hasOwn(visitPaperTexts, key))

/** Each paper by validity, completeness and condition; by the same rule as the server a flaw asks for its difference at once. */
export function WalkPapers({ visit, onNext }: { visit: VisitView; onNext: () => void }) {
  const t = useTexts(walkText)
  const text = useText()
  const draft = useDraft({ name: `visit ${visit.id} papers`, start: papersIn(visit), version: visit.version })
  const { papers } = draft.value
  const set = (part: Partial<typeof draft.value>) => draft.set({ ...draft.value, ...part })
  const about = { kind: 'visit', id: visit.id }
  const save = useQueued('visits.savePapers', { about, invalidates: visitKinds, success: t.saved })
  const change = (id: string, part: Partial<Paper>) =>
    set({ papers: papers.map(paper => (paper.id === id ? { ...paper, ...part } : paper)) })
  const add = (kind: VisitPaperKind) => {
    const flaws = { valid: true, complete: true, intact: true, validUntil: null, difference: '', handling: '' }
    set({ isNone: false, papers: [...papers, { id: newId(), kind, name: visitPaperTexts[kind][0], ...flaws }] })
  }
  const send = async () => {
    const sent = await save.send(
      {
        id: visit.id,
        version: draft.version,
        none: papers.length === 0,
        papers: papers.map(paper => ({
          ...paper,
          difference: paper.difference || null,
          handling: paper.handling || null,
        })),
      },
      {
        label: t.papers,
        form: draft,
        mine: paperLines({ papers, isNone: papers.length === 0 }),
        base: paperLines(draft.base),
      },
    )
    if (sent.how !== 'refused') onNext()
  }
  const isOwed = papers.some(paper => differenceOwed(judged(paper)))
  return (
    <>
      <Section title={t.papers}>
        <div className={walk.picks}>
          {kinds.map(kind => (
            <Button key={kind} icon={<PlusOutlined />} onClick={() => add(kind)}>
              {text(visitPaperTexts[kind])}
            </Button>
          ))}
        </div>
        {papers.map(paper => (
          <PaperRow
            key={paper.id}
            paper={paper}
            onChange={part => change(paper.id, part)}
            onRemove={() => set({ papers: papers.filter(each => each.id !== paper.id) })}
          />
        ))}
      </Section>
      {visit.can.edit && (
        <Button type="primary" block disabled={isOwed} loading={save.busy} onClick={() => void send()}>
          {papers.length === 0 ? t.noPapersSave : isOwed ? t.needsDifference : t.save}
        </Button>
      )}
    </>
  )
}

const judged = (paper: Paper): Paper => ({ ...paper, valid: paperIsValid(paper, today()) })

type PaperRowProps = { paper: Paper; onChange: (part: Partial<Paper>) => void; onRemove: () => void }

function PaperRow({ paper, onChange, onRemove }: PaperRowProps) {
  const t = useTexts(walkText)
  const { valid } = judged(paper)
  const isFlawed = !valid || !paper.complete || !paper.intact
  return (
    <div className={walk.paper} data-flawed={isFlawed || undefined}>
      <div className={walk.paperHead}>
        <strong>{paper.name}</strong>
        <Checkbox checked={valid} onChange={event => onChange({ valid: event.target.checked })}>
          {t.valid}
        </Checkbox>
        <Checkbox checked={paper.complete} onChange={event => onChange({ complete: event.target.checked })}>
          {t.complete}
        </Checkbox>
        <Checkbox checked={paper.intact} onChange={event => onChange({ intact: event.target.checked })}>
          {t.intact}
        </Checkbox>
        <DateInput
          aria-label={`${paper.name} ${t.validUntil}`}
          placeholder={t.validUntil}
          value={paper.validUntil}
          onChange={validUntil => onChange({ validUntil })}
        />
        <Button aria-label={`${t.remove} ${paper.name}`} icon={<DeleteOutlined />} onClick={onRemove} />
      </div>
      {isFlawed && (
        <div className={walk.flaw}>
          <Alert type="warning" showIcon title={t.needsDifference} />
          <Input
            aria-label={`${paper.name} ${t.difference}`}
            placeholder={t.difference}
            maxLength={200}
            value={paper.difference}
            onChange={event => onChange({ difference: event.target.value })}
          />
          <Input
            aria-label={`${paper.name} ${t.handling}`}
            placeholder={t.handling}
            maxLength={200}
            value={paper.handling}
            onChange={event => onChange({ handling: event.target.value })}
          />
        </div>
      )}
    </div>
  )
}
