import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { SheetAnswerInput } from '#domain/mechanisms/checklists/answers.ts'
import type { SheetView } from '#domain/mechanisms/checklists/contract.ts'
import { api } from '../../kernel/api.ts'
import { useCommand } from '../../kernel/command.tsx'
import type { ChecklistAnswer } from '../kit/checklist.tsx'
import { useInTurn } from '../kit/use-in-turn.ts'
import { sheetLoader } from './loaders.ts'

/** Answers as the screen shows them: what was ticked stands at once, and is sent item by item. */
export function useAnswers(sheet: SheetView, about: string) {
  const [local, setLocal] = useState<Readonly<Record<string, ChecklistAnswer>>>({})
  const client = useQueryClient()
  const inTurn = useInTurn()
  const command = useCommand({ run: api.checklists.answer, invalidates: [about] })
  const stored = new Map<string, ChecklistAnswer>(sheet.answers.map(answer => [answer.key, answer]))
  const keys = new Set([...stored.keys(), ...Object.keys(local)])
  const answers = [...keys].flatMap(key => local[key] ?? stored.get(key) ?? [])

  const forget = (given: ChecklistAnswer) =>
    setLocal(({ [given.key]: now, ...rest }) => (now && now !== given ? { ...rest, [given.key]: now } : rest))
  const save = async (inputs: SheetAnswerInput[]) => {
    const outcome = await command.send({ id: sheet.id, answers: inputs })
    if (outcome.ok) client.setQueryData(sheetLoader(sheet.id, about).queryKey, outcome.answer)
  }
  const send = async (given: ChecklistAnswer, input: SheetAnswerInput) => {
    await save([input])
    forget(given)
  }
  const answer = (given: ChecklistAnswer) => {
    setLocal(before => ({ ...before, [given.key]: given }))
    const input = inputOf(given)
    // A photo or note before the tick waits here for it; a tick taken back leaves what was saved until the next one.
    if (input) void inTurn(() => send(given, input))
  }
  const untouched = sheet.items.filter(item => item.kind === 'tick' && !keys.has(item.key))
  /** What was not ticked yet is usually in order: deviations are ticked by themselves before. */
  const passRest = () => void inTurn(() => save(untouched.map(item => ({ key: item.key, result: 'ok' }))))
  return { answers, answer, untouched, passRest, isSaving: command.busy }
}

function inputOf({ key, result, value, note, fileIds }: ChecklistAnswer): SheetAnswerInput | undefined {
  if (result === null && (value ?? '') === '') return undefined
  return { key, value, note, fileIds: [...fileIds], ...(result === null ? {} : { result }) }
}
