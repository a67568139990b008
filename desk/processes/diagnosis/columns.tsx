import type { Text } from '#domain/kernel/texts.ts'
import {
  certaintyTexts,
  type ReadingResult,
  readingResultTexts,
  urgencyTexts,
} from '#domain/processes/diagnosis/kinds.ts'
import type { FindingView, ReadingView } from '#domain/processes/diagnosis/shapes.ts'
import { When } from '../../kernel/format.tsx'
import type { LineColumn } from '../../mechanisms/kit/line-columns.ts'
import { keyIn, optionsOf } from './choices.ts'
import type { diagnosisText } from './text.ts'

type Words = Record<keyof typeof diagnosisText, string>
type Say = (text: Text) => string
type Change<R> = ((row: R, part: Partial<R>) => void) | undefined

export function findingColumns(t: Words, text: Say, change: Change<FindingView>): LineColumn<FindingView>[] {
  const edit = <K extends 'part' | 'cause' | 'recommendation'>(key: K) => ({
    key,
    title: t[key],
    type: 'text' as const,
    grow: key !== 'part',
    width: 130,
    value: (row: FindingView) => row[key],
    ...(change ? { commit: (row: FindingView, value: string) => change(row, { [key]: value }) } : {}),
  })
  return [
    edit('part'),
    edit('cause'),
    {
      key: 'certainty',
      title: t.certainty,
      type: 'select',
      width: 84,
      options: optionsOf(certaintyTexts, text),
      value: row => row.certainty,
      ...(change
        ? {
            commit: (row: FindingView, value: string) =>
              change(row, { certainty: keyIn(certaintyTexts, value, row.certainty) }),
          }
        : {}),
    },
    edit('recommendation'),
    {
      key: 'urgency',
      title: t.urgency,
      type: 'select',
      width: 92,
      options: optionsOf(urgencyTexts, text),
      value: row => row.urgency,
      ...(change
        ? {
            commit: (row: FindingView, value: string) =>
              change(row, { urgency: keyIn(urgencyTexts, value, row.urgency) }),
          }
        : {}),
    },
    {
      key: 'safety',
      title: t.safety,
      type: 'select',
      width: 64,
      options: [
        { value: 'no', label: t.no },
        { value: 'yes', label: t.yes },
      ],
      value: row => (row.safety ? 'yes' : 'no'),
      ...(change ? { commit: (row: FindingView, value: string) => change(row, { safety: value === 'yes' }) } : {}),
    },
  ]
}

export function readingColumns(t: Words, text: Say, change: Change<ReadingView>): LineColumn<ReadingView>[] {
  const isFixed = (row: ReadingView) => row.sessionId !== null
  const edit = <K extends 'item' | 'value' | 'unit' | 'limits' | 'meaning' | 'device'>(key: K, width: number) => ({
    key,
    title: t[key],
    type: 'text' as const,
    width,
    isFixed,
    grow: key === 'meaning',
    value: (row: ReadingView) => row[key],
    ...(change ? { commit: (row: ReadingView, value: string) => change(row, { [key]: value }) } : {}),
  })
  return [
    { key: 'kind', title: t.kind, type: 'view', width: 64, render: row => (row.kind === 'code' ? t.code : t.test) },
    edit('item', 130),
    edit('value', 84),
    edit('unit', 56),
    edit('limits', 84),
    {
      key: 'result',
      title: t.result,
      type: 'select',
      width: 76,
      isFixed,
      options: [{ value: '', label: '—' }, ...optionsOf(readingResultTexts, text)],
      value: row => row.result,
      ...(change ? { commit: (row: ReadingView, value: string) => change(row, { result: resultOf(value) }) } : {}),
    },
    edit('meaning', 140),
    edit('device', 110),
    { key: 'readAt', title: t.readAt, type: 'view', width: 130, render: row => <When at={row.readAt} /> },
  ]
}

function resultOf(value: string): ReadingResult | '' {
  return value === '' ? '' : keyIn(readingResultTexts, value, 'ok')
}
