import { App, Button, Input, Segmented, Select } from 'antd'
import { useState } from 'react'
import { api } from '#desk/kernel/api.ts'
import { now } from '#desk/kernel/clock.ts'
import { useCommand } from '#desk/kernel/command.tsx'
import { useHotkeys } from '#desk/kernel/hotkeys.tsx'
import { useLoad } from '#desk/kernel/query.tsx'
import { useGo } from '#desk/kernel/router.tsx'
import { useText, useTexts } from '#desk/kernel/text.ts'
import { templatesLoader } from '#desk/mechanisms/checklists/loaders.ts'
import { colleaguesLoader } from '#desk/mechanisms/duties/loaders.ts'
import { Checklist } from '#desk/mechanisms/kit/checklist.tsx'
import { type ChecklistAnswer, emptyAnswer, isAnswered } from '#desk/mechanisms/kit/checklist-answer.ts'
import { ConfirmBar } from '#desk/mechanisms/kit/confirm-bar.tsx'
import { Section, Stack } from '#desk/mechanisms/kit/section.tsx'
import { newId } from '#domain/kernel/id.ts'
import { fill } from '#domain/kernel/texts.ts'
import type { SheetAnswerInput } from '#domain/mechanisms/checklists/answers.ts'
import { conductChecklists } from '#domain/processes/performance/checklists.ts'
import { pointsOf } from '#domain/processes/performance/conduct.ts'
import {
  type ConductCard,
  type ConductUse,
  conductCards,
  conductCardTexts,
  conductUses,
  conductUseTexts,
} from '#domain/processes/performance/kinds.ts'
import { auditPath } from './addresses.ts'
import styles from './conduct.module.css'
import { Stopwatch } from './stopwatch.tsx'
import { conductText } from './text.ts'

type Answers = Readonly<Record<string, ChecklistAnswer>>

/** One colleague watched with one customer: timed, ticked, saved in one go. */
export function Page() {
  const t = useTexts(conductText)
  const text = useText()
  const go = useGo()
  const { message } = App.useApp()
  const [id] = useState(newId)
  const [card, setCard] = useState<ConductCard>('greeting')
  const [use, setUse] = useState<ConductUse>('check')
  const [staffId, setStaffId] = useState<string | null>(null)
  const [remark, setRemark] = useState('')
  const [answers, setAnswers] = useState<Answers>({})
  const published = useLoad(templatesLoader()).data?.rows.find(row => row.key === conductChecklists[card].key)
  const items = published?.items ?? conductChecklists[card].items
  const put = (answer: ChecklistAnswer) => setAnswers(before => ({ ...before, [answer.key]: answer }))
  const open = items.filter(item => item.required && !isAnswered(answers[item.key]))
  const passRest = () =>
    setAnswers(before => ({
      ...before,
      ...Object.fromEntries(
        open
          .filter(item => item.kind !== 'value' && item.kind !== 'count')
          .map(item => [item.key, { ...emptyAnswer(item.key), result: 'ok' as const }]),
      ),
    }))
  const save = useCommand({
    run: api.conduct.saveAudit,
    invalidates: ['conductAudit', 'notice'],
    onDone: saved => {
      void message.success(fill(t.saved, { score: pointsOf(saved.scorePpm) }))
      go(auditPath.href({ id: saved.id }))
    },
  })
  const why = staffId === null ? t.chooseStaff : open.length > 0 ? fill(t.openPoints, { n: open.length }) : null
  const submit = () => {
    if (why !== null || staffId === null) return
    const filled = items.flatMap(item => inputOf(answers[item.key]))
    void save.send({ id, card, use, staffId, observedAt: now(), answers: filled, remark: remark.trim() || null })
  }
  useHotkeys(t.title, [
    { key: 'Ctrl+S', label: t.save, run: submit, disabled: why !== null },
    { key: 'Alt+A', label: t.restOk, run: passRest },
  ])
  return (
    <>
      <Stack>
        <Section title={t.title}>
          <div className={styles.who}>
            <div>
              {t.staff}
              <WatchedSelect label={t.staff} value={staffId} onChange={setStaffId} />
            </div>
            <div>
              {t.card}
              <Segmented<ConductCard>
                value={card}
                options={conductCards.map(value => ({ value, label: text(conductCardTexts[value]) }))}
                onChange={setCard}
              />
            </div>
            <div>
              {t.use}
              <Select<ConductUse>
                aria-label={t.use}
                value={use}
                options={conductUses.map(value => ({ value, label: text(conductUseTexts[value]) }))}
                onChange={setUse}
              />
            </div>
          </div>
        </Section>
        <Stopwatch onSeconds={(key, value) => put({ ...emptyAnswer(key), value })} />
        <Section
          title={text(conductCardTexts[card])}
          extra={<Button onClick={passRest}>{`${t.restOk} (Alt+A)`}</Button>}
        >
          <Checklist items={items} answers={Object.values(answers)} onAnswer={put} />
        </Section>
        <Section title={t.remark}>
          <Input.TextArea
            aria-label={t.remark}
            autoSize={{ minRows: 2 }}
            maxLength={500}
            value={remark}
            onChange={event => setRemark(event.target.value)}
          />
        </Section>
      </Stack>
      <ConfirmBar
        actions={
          <Button type="primary" size="large" disabled={why !== null} loading={save.busy} onClick={submit}>
            {why ?? `${t.save} (Ctrl+S)`}
          </Button>
        }
      />
    </>
  )
}

type WatchedProps = { label: string; value: string | null; onChange: (id: string) => void }

/** Only who receives customers is watched receiving them. */
function WatchedSelect({ label, value, onChange }: WatchedProps) {
  const people = useLoad(colleaguesLoader()).data ?? []
  const counter = people.filter(person => person.roles.some(role => role === 'R-SA' || role === 'R-SA-ASST'))
  return (
    <Select<string>
      aria-label={label}
      showSearch={{ optionFilterProp: 'label' }}
      {...(value === null ? {} : { value })}
      options={counter.map(person => ({ value: person.id, label: person.name }))}
      onChange={onChange}
    />
  )
}

function inputOf(answer: ChecklistAnswer | undefined): SheetAnswerInput[] {
  if (!answer || !isAnswered(answer)) return []
  const { key, result, value, note } = answer
  return [{ key, value, note, ...(result === null ? {} : { result }) }]
}
