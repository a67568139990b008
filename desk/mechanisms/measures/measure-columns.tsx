import { Button } from 'antd'
import { useState } from 'react'
import type { MeasureView } from '#domain/mechanisms/measures/contract.ts'
import {
  effectTexts,
  measureSourceTexts,
  measureStateTexts,
  measureTypeTexts,
} from '#domain/mechanisms/measures/kinds.ts'
import { api } from '../../kernel/api.ts'
import { useCommand } from '../../kernel/command.tsx'
import { useText, useTexts } from '../../kernel/text.ts'
import { ActionButton } from '../kit/action-button.tsx'
import type { ListColumn } from '../kit/row-table.tsx'
import { StatusTag } from '../kit/status-tag.tsx'
import { measureTouches } from './loaders.ts'
import { CheckDrawer, FinishDrawer } from './measure-drawers.tsx'
import { measureText } from './text.ts'

const tones = { open: 'info', done: 'warn', closed: 'good' } as const

export function useMeasureColumns(): ListColumn<MeasureView>[] {
  const t = useTexts(measureText)
  const text = useText()
  return [
    { key: 'source', title: t.source, width: 100, render: row => text(measureSourceTexts[row.subjectKind]) },
    { key: 'problem', title: t.problem, minWidth: 170, render: row => row.problem },
    { key: 'type', title: t.type, width: 120, render: row => text(measureTypeTexts[row.type]) },
    { key: 'action', title: t.action, minWidth: 180, render: row => row.action },
    { key: 'owner', title: t.owner, width: 90, render: row => row.owner },
    { key: 'due', title: t.due, width: 110, render: row => <span className="cb-num">{row.dueOn}</span> },
    {
      key: 'state',
      title: t.state,
      width: 130,
      render: row => <StatusTag tone={tones[row.state]}>{text(measureStateTexts[row.state])}</StatusTag>,
    },
    {
      key: 'effect',
      title: t.effect,
      width: 150,
      render: row => (row.effect ? `${text(effectTexts[row.effect])}：${row.effectNote}` : row.result),
    },
    { key: 'do', title: '', width: 160, fixed: 'right', render: row => <MeasureActions row={row} /> },
  ]
}

function MeasureActions({ row }: { row: MeasureView }) {
  const t = useTexts(measureText)
  const [shown, setShown] = useState<'finish' | 'check' | null>(null)
  const close = useCommand({ run: api.measures.close, invalidates: measureTouches, success: t.closed })
  const hide = () => setShown(null)
  return (
    <>
      {row.can.finish && (
        <Button size="small" onClick={() => setShown('finish')}>
          {t.finish}
        </Button>
      )}
      {row.can.check && (
        <Button size="small" onClick={() => setShown('check')}>
          {t.check}
        </Button>
      )}
      {row.can.close && (
        <ActionButton
          label={t.close}
          busy={close.busy}
          onClick={() => void close.send({ id: row.id, version: row.version })}
        />
      )}
      <FinishDrawer row={row} open={shown === 'finish'} onClose={hide} />
      <CheckDrawer row={row} open={shown === 'check'} onClose={hide} />
    </>
  )
}
