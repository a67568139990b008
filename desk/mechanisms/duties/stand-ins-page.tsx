import { App, Button, Checkbox } from 'antd'
import { useState } from 'react'
import { fill } from '#domain/kernel/texts.ts'
import type { StandInView } from '#domain/mechanisms/duties/stand-ins-contract.ts'
import { api } from '../../kernel/api.ts'
import { useNow } from '../../kernel/clock.ts'
import { useCommand } from '../../kernel/command.tsx'
import { When } from '../../kernel/format.tsx'
import { useLoad } from '../../kernel/query.tsx'
import { EmptyState } from '../../kernel/states.tsx'
import { useTexts } from '../../kernel/text.ts'
import { ActionButton } from '../kit/action-button.tsx'
import { RowTable } from '../kit/row-table.tsx'
import { Section, Stack } from '../kit/section.tsx'
import { StatusTag } from '../kit/status-tag.tsx'
import { standInsLoader } from './loaders.ts'
import { NameStandInDialog } from './name-stand-in-dialog.tsx'
import { standInText } from './text.ts'

/** Who works for whom: now, in the coming time and, if wanted, before. */
export function Page() {
  const t = useTexts(standInText)
  const [past, setPast] = useState(false)
  const [isNaming, setNaming] = useState(false)
  const { data, placeholder } = useLoad(standInsLoader(past))
  const end = useEnding()
  const extra = (
    <>
      <Checkbox checked={past} onChange={event => setPast(event.target.checked)}>
        {t.past}
      </Checkbox>
      {data?.can.name && <ActionButton kind="primary" label={t.name} onClick={() => setNaming(true)} />}
    </>
  )
  return (
    <Stack>
      <Section title={t.title} extra={extra} flush>
        {placeholder}
        {data && data.rows.length === 0 && <EmptyState title={t.none} hint={t.noneHint} />}
        {data && data.rows.length > 0 && (
          <RowTable<StandInView>
            rows={data.rows}
            rowKey={row => row.id}
            columns={[
              { key: 'state', title: '', width: 100, render: row => <StandInState row={row} /> },
              { key: 'absent', title: t.absent, width: 120, render: row => row.absentName },
              { key: 'standIn', title: t.standIn, width: 120, render: row => row.standInName },
              { key: 'from', title: t.from, width: 140, render: row => <When at={row.fromAt} /> },
              { key: 'to', title: t.to, width: 140, render: row => <When at={row.toAt} /> },
              { key: 'namedBy', title: t.namedBy, minWidth: 100, render: row => row.namedByName },
              {
                key: 'end',
                title: '',
                width: 110,
                align: 'right',
                render: row => data.can.name && <EndButton row={row} onEnd={end} />,
              },
            ]}
          />
        )}
      </Section>
      {isNaming && <NameStandInDialog onClose={() => setNaming(false)} />}
    </Stack>
  )
}

function useEnding() {
  const t = useTexts(standInText)
  const { modal } = App.useApp()
  const command = useCommand({ run: api.standIns.end, invalidates: ['standIn', 'duty'], success: t.ended })
  return (row: StandInView) =>
    void modal.confirm({
      title: t.endTitle,
      content: fill(t.endHint, { name: row.absentName }),
      okText: t.end,
      onOk: () => command.send({ id: row.id }),
    })
}

function StandInState({ row }: { row: StandInView }) {
  const t = useTexts(standInText)
  const moment = useNow()
  if (row.active) return <StatusTag tone="info">{t.active}</StatusTag>
  return row.fromAt > moment ? (
    <StatusTag tone="calm">{t.coming}</StatusTag>
  ) : (
    <StatusTag tone="good">{t.over}</StatusTag>
  )
}

function EndButton({ row, onEnd }: { row: StandInView; onEnd: (row: StandInView) => void }) {
  const t = useTexts(standInText)
  const moment = useNow()
  return row.toAt > moment ? (
    <Button size="small" onClick={() => onEnd(row)}>
      {t.end}
    </Button>
  ) : null
}
