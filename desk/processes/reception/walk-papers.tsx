import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Alert, Button, Checkbox, Input } from 'antd'
import { useState } from 'react'
import { api } from '#desk/kernel/api.ts'
import { today } from '#desk/kernel/clock.ts'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { DateInput } from '#desk/mechanisms/kit/fields.tsx'
import { Section } from '#desk/mechanisms/kit/section.tsx'
import { newId } from '#domain/kernel/id.ts'
import { differenceOwed, paperIsValid } from '#domain/processes/reception/intake.ts'
import { type VisitPaperKind, visitPaperTexts } from '#domain/processes/reception/kinds.ts'
import type { VisitPaperView, VisitView } from '#domain/processes/reception/visit-shape.ts'
import { useVisitCommand } from './use-visit-command.ts'
import walk from './walk.module.css'
import { walkText } from './walk-text.ts'

type Paper = Omit<VisitPaperView, 'returnedAt'>
const kinds = Object.keys(visitPaperTexts).filter((key): key is VisitPaperKind => Object.hasOwn(visitPaperTexts, key))

/** Each paper by validity, completeness and condition; by the same rule as the server a flaw asks for its difference at once. */
export function WalkPapers({ visit, onNext }: { visit: VisitView; onNext: () => void }) {
  const t = useTexts(walkText)
  const text = useText()
  const [papers, setPapers] = useState<Paper[]>(() => visit.papers.map(({ returnedAt: _, ...paper }) => paper))
  const [isNone, setNone] = useState(visit.noPapers)
  const save = useVisitCommand(api.visits.savePapers, { success: t.saved, onDone: onNext })
  const change = (id: string, part: Partial<Paper>) =>
    setPapers(all => all.map(paper => (paper.id === id ? { ...paper, ...part } : paper)))
  const add = (kind: VisitPaperKind) => {
    setNone(false)
    const flaws = { valid: true, complete: true, intact: true, validUntil: null, difference: '', handling: '' }
    setPapers(all => [...all, { id: newId(), kind, name: visitPaperTexts[kind][0], ...flaws }])
  }
  const isOwed = papers.some(paper => differenceOwed(judged(paper)))
  const isReady = (isNone || papers.length > 0) && !isOwed
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
            onRemove={() => setPapers(all => all.filter(each => each.id !== paper.id))}
          />
        ))}
        {papers.length === 0 && (
          <Checkbox checked={isNone} onChange={event => setNone(event.target.checked)}>
            {t.noPapers}
          </Checkbox>
        )}
      </Section>
      {visit.can.edit && (
        <Button
          type="primary"
          block
          disabled={!isReady}
          loading={save.busy}
          onClick={() =>
            void save.send({
              id: visit.id,
              version: visit.version,
              none: papers.length === 0,
              papers: papers.map(paper => ({
                ...paper,
                difference: paper.difference || null,
                handling: paper.handling || null,
              })),
            })
          }
        >
          {isOwed ? t.needsDifference : t.save}
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
