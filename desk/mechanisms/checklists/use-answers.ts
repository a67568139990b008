import { useState } from 'react'
import type { SheetAnswerInput } from '#domain/mechanisms/checklists/answers.ts'
import type { SheetView } from '#domain/mechanisms/checklists/contract.ts'
import type { Entry } from '../../kernel/offline/entry.ts'
import { useQueued, useWaiting } from '../../kernel/offline/use-outbox.ts'
import { useText, useTexts } from '../../kernel/text.ts'
import type { ChecklistAnswer, CheckResult } from '../kit/checklist-answer.ts'
import { checklistText } from './text.ts'

/**
 * Answers as the screen shows them: what was ticked stands at once, and is sent item by item, without the network later.
 * `record` is what the answers wait for together with the other entries about it.
 */
export function useAnswers(sheet: SheetView, about: string, record: string) {
  const t = useTexts(checklistText)
  const text = useText()
  const [local, setLocal] = useState<Readonly<Record<string, ChecklistAnswer>>>({})
  const command = useQueued('checklists.answer', {
    about: { kind: about, id: record },
    invalidates: ['checklist', about],
  })
  const waiting = useWaiting(record).filter(entry => isAnswerOf(sheet.id, entry))
  const stored = new Map<string, ChecklistAnswer>(
    [...sheet.answers, ...waiting.flatMap(answersIn)].map(answer => [answer.key, answer]),
  )
  const keys = new Set([...stored.keys(), ...Object.keys(local)])
  const answers = [...keys].flatMap(key => local[key] ?? stored.get(key) ?? [])

  const forget = (given: ChecklistAnswer) =>
    setLocal(({ [given.key]: now, ...rest }) => (now && now !== given ? { ...rest, [given.key]: now } : rest))
  const save = (inputs: SheetAnswerInput[], label: string) =>
    command.send({ id: sheet.id, answers: inputs }, { label: `${sheet.title} · ${label}` })
  const labelOf = (key: string) => {
    const item = sheet.items.find(each => each.key === key)
    return item ? text(item.label) : key
  }
  const answer = (given: ChecklistAnswer) => {
    setLocal(before => ({ ...before, [given.key]: given }))
    const input = inputOf(given)
    // A photo or note before the tick waits here for it; a tick taken back leaves what was saved until the next one.
    if (input) void save([input], labelOf(given.key)).then(() => forget(given))
  }
  const untouched = sheet.items.filter(item => item.kind === 'tick' && !keys.has(item.key))
  /** What was not ticked yet is usually in order: deviations are ticked by themselves before. */
  const passRest = () =>
    void save(
      untouched.map(item => ({ key: item.key, result: 'ok' })),
      t.restGood,
    )
  const unsent = waiting.filter(entry => entry.state !== 'sent').length
  return { answers, answer, untouched, passRest, labelOf, unsent, isSaving: command.busy && unsent > 0 }
}

function inputOf({ key, result, value, note, fileIds }: ChecklistAnswer): SheetAnswerInput | undefined {
  if (result === null && (value ?? '') === '') return undefined
  return { key, value, note, fileIds: [...fileIds], ...(result === null ? {} : { result }) }
}

function isAnswerOf(sheetId: string, { operation, input }: Entry): boolean {
  return operation === 'checklists.answer' && input.id === sheetId
}

/** Waiting answers come back from the device's store, where everything is of unknown shape. */
function answersIn({ input }: Entry): ChecklistAnswer[] {
  return Array.isArray(input.answers) ? input.answers.flatMap(readAnswer) : []
}

const results: readonly CheckResult[] = ['ok', 'watch', 'bad', 'none']

function readAnswer(given: unknown): ChecklistAnswer[] {
  if (typeof given !== 'object' || given === null) return []
  const fields = new Map<string, unknown>(Object.entries(given))
  const [key, value, note, fileIds] = ['key', 'value', 'note', 'fileIds'].map(name => fields.get(name))
  if (typeof key !== 'string') return []
  return [
    {
      key,
      result: results.find(result => result === fields.get('result')) ?? null,
      value: typeof value === 'string' ? value : null,
      note: typeof note === 'string' ? note : '',
      fileIds: Array.isArray(fileIds) ? fileIds.filter(id => typeof id === 'string') : [],
    },
  ]
}
