import { Button, Checkbox, Input } from 'antd'
import { useDraft } from '#desk/kernel/offline/drafts.ts'
import { useQueued } from '#desk/kernel/offline/use-outbox.ts'
import { useTexts } from '#desk/kernel/text.ts'
import { Section } from '#desk/mechanisms/kit/section.tsx'
import { NO_ABNORMALITY } from '#domain/processes/reception/kinds.ts'
import type { MarkView, VisitView } from '#domain/processes/reception/visit-shape.ts'
import { visitKinds } from './loaders.ts'
import styles from './reception.module.css'
import { type Findings, findingLines } from './walk-lines.ts'
import { wordsOf } from './walk-marks.ts'
import { walkText } from './walk-text.ts'

type WalkFindingsProps = { visit: VisitView; marks: readonly MarkView[]; onNext: () => void }

/** What was found in words; until something is typed the field follows the marks. */
export function WalkFindings({ visit, marks, onNext }: WalkFindingsProps) {
  const t = useTexts(walkText)
  const { abnormality, paintNote, warningLamps, checkedWithCustomer, version } = visit
  const start: Findings = { abnormality, paintNote, warningLamps, checkedWithCustomer }
  const draft = useDraft({ name: `visit ${visit.id} findings`, start, version })
  const save = useQueued('visits.walk', {
    about: { kind: 'visit', id: visit.id },
    invalidates: visitKinds,
    success: t.saved,
  })
  const form = draft.value
  // "No findings" said before is no longer true once there is a mark.
  const said = form.abnormality === NO_ABNORMALITY && marks.length > 0 ? '' : form.abnormality
  const words = said || wordsOf(marks)
  const set = (part: Partial<Findings>) => draft.set({ ...form, ...part })
  const send = async (isTogether: boolean) => {
    const given: Findings = { ...form, abnormality: words.trim(), checkedWithCustomer: isTogether }
    const sent = await save.send(
      {
        id: visit.id,
        version: draft.version,
        abnormality: given.abnormality,
        checkedWithCustomer: isTogether,
        paintNote: given.paintNote.trim() || null,
        warningLamps: given.warningLamps.trim() || null,
      },
      { label: t.findings, form: draft, mine: findingLines(given), base: findingLines(draft.base) },
    )
    if (sent.how !== 'refused') onNext()
  }
  return (
    <Section title={t.abnormality}>
      <dl className={styles.ask}>
        <dt>{t.abnormality}</dt>
        <dd>
          <Button
            type={words === NO_ABNORMALITY ? 'primary' : 'default'}
            disabled={marks.length > 0}
            onClick={() => set({ abnormality: NO_ABNORMALITY })}
          >
            {t.noAbnormality}
          </Button>
          {marks.length > 0 && <Button onClick={() => set({ abnormality: wordsOf(marks) })}>{t.fromMarks}</Button>}
          <Input.TextArea
            aria-label={t.abnormality}
            autoSize={{ minRows: 2 }}
            maxLength={1000}
            value={words}
            onChange={event => set({ abnormality: event.target.value })}
          />
        </dd>
        <dt>{t.paint}</dt>
        <dd>
          <Input
            aria-label={t.paint}
            maxLength={300}
            value={form.paintNote}
            onChange={event => set({ paintNote: event.target.value })}
          />
        </dd>
        <dt>{t.lamps}</dt>
        <dd>
          <Input
            aria-label={t.lamps}
            maxLength={200}
            value={form.warningLamps}
            onChange={event => set({ warningLamps: event.target.value })}
          />
        </dd>
        <dt />
        <dd>
          <Checkbox
            checked={form.checkedWithCustomer}
            onChange={event => set({ checkedWithCustomer: event.target.checked })}
          >
            {t.together}
          </Checkbox>
        </dd>
      </dl>
      {visit.can.edit && (
        <div className={styles.saveRow}>
          {!form.checkedWithCustomer && (
            <Button type="primary" disabled={words.trim() === ''} loading={save.busy} onClick={() => void send(true)}>
              {t.togetherSave}
            </Button>
          )}
          <Button
            type={form.checkedWithCustomer ? 'primary' : 'default'}
            disabled={words.trim() === ''}
            loading={save.busy}
            onClick={() => void send(form.checkedWithCustomer)}
          >
            {t.save}
          </Button>
        </div>
      )}
    </Section>
  )
}
