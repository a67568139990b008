import { Checkbox, Space, Tag } from 'antd'
import { useState } from 'react'
import { bayClassTexts } from '#domain/mechanisms/resources/bay-classes.ts'
import type { ResourceView } from '#domain/mechanisms/resources/contract.ts'
import { bookingPurposeTexts, resourceKindTexts } from '#domain/mechanisms/resources/resource-texts.ts'
import { api } from '../../kernel/api.ts'
import { useCommand } from '../../kernel/command.tsx'
import { at } from '../../kernel/format.tsx'
import { useHotkeys } from '../../kernel/hotkeys.tsx'
import { useLoad } from '../../kernel/query.tsx'
import { EmptyState } from '../../kernel/states.tsx'
import { useText, useTexts } from '../../kernel/text.ts'
import { ActionButton } from '../kit/action-button.tsx'
import { type ListColumn, RowTable } from '../kit/row-table.tsx'
import { Section, Stack } from '../kit/section.tsx'
import { StatusTag } from '../kit/status-tag.tsx'
import { CloseDrawer } from './close-drawer.tsx'
import { resourcesLoader, resourceTouches } from './loaders.ts'
import { ResourceDrawer } from './resource-drawer.tsx'
import { ShiftDrawer } from './shift-drawer.tsx'
import { resourcesText, shortDays } from './text.ts'

type Open = { what: 'add' } | { what: 'edit' | 'close' | 'shift'; row: ResourceView } | null

/** What the store plans with: everything the calendar and the boards count comes from here. */
export function Page() {
  const t = useTexts(resourcesText)
  const [withInactive, setWithInactive] = useState(false)
  const [open, setOpen] = useState<Open>(null)
  const { data, placeholder } = useLoad(resourcesLoader(withInactive))
  const columns = useColumns(data?.can.manage ?? false, setOpen)
  const mayManage = data?.can.manage === true
  useHotkeys(t.title, mayManage ? [{ key: 'Alt+N', label: t.add, run: () => setOpen({ what: 'add' }) }] : [])
  if (!data) return placeholder
  const close = () => setOpen(null)
  return (
    <Stack>
      <Section
        title={t.title}
        extra={
          <>
            <Checkbox checked={withInactive} onChange={event => setWithInactive(event.target.checked)}>
              {t.withInactive}
            </Checkbox>
            {data.can.manage && (
              <ActionButton kind="primary" label={t.add} hotkey="Alt+N" onClick={() => setOpen({ what: 'add' })} />
            )}
          </>
        }
      >
        <p>{t.hint}</p>
        {data.rows.length === 0 ? (
          <EmptyState title={t.none} />
        ) : (
          <RowTable<ResourceView> rows={data.rows} columns={columns} rowKey={row => row.id} />
        )}
      </Section>
      {open?.what === 'add' && <ResourceDrawer row={null} onClose={close} />}
      {open?.what === 'edit' && <ResourceDrawer row={open.row} onClose={close} />}
      {open?.what === 'close' && <CloseDrawer row={open.row} onClose={close} />}
      {open?.what === 'shift' && <ShiftDrawer row={open.row} onClose={close} />}
    </Stack>
  )
}

function useColumns(mayManage: boolean, open: (what: Open) => void): ListColumn<ResourceView>[] {
  const t = useTexts(resourcesText)
  const text = useText()
  return [
    { key: 'kind', title: t.kind, width: 90, render: row => text(resourceKindTexts[row.kind]) },
    { key: 'name', title: t.name, width: 140, render: row => <strong>{row.name}</strong> },
    { key: 'class', title: t.class, width: 100, render: row => classOf(row, text) },
    { key: 'team', title: t.team, width: 70, render: row => row.team || '—' },
    {
      key: 'skills',
      title: t.skills,
      minWidth: 110,
      render: row => (row.skills.length === 0 ? '—' : row.skills.map(skill => <Tag key={skill}>{skill}</Tag>)),
    },
    { key: 'grade', title: t.grade, width: 60, align: 'right', render: row => row.grade || '—' },
    {
      key: 'state',
      title: t.state,
      width: 80,
      render: row => <StatusTag tone={row.active ? 'good' : 'calm'}>{row.active ? t.active : t.inactive}</StatusTag>,
    },
    {
      key: 'shift',
      title: t.shift,
      width: 124,
      render: row => (row.staffId === null ? '—' : row.shift === null ? t.asStore : weekOf(row.shift.weekly, text)),
    },
    {
      key: 'closures',
      title: t.closures,
      minWidth: 140,
      render: row => <Closures row={row} mayManage={mayManage} />,
    },
    {
      key: 'do',
      title: '',
      width: 262,
      align: 'right',
      render: row =>
        mayManage && (
          <Space size={8}>
            <ActionButton label={t.edit} onClick={() => open({ what: 'edit', row })} />
            {row.staffId !== null && <ActionButton label={t.shift} onClick={() => open({ what: 'shift', row })} />}
            {row.active && <ActionButton label={t.close} onClick={() => open({ what: 'close', row })} />}
          </Space>
        ),
    },
  ]
}

/** The weekdays with hours, and from when to when, as short as it can be read. */
function weekOf(weekly: NonNullable<ResourceView['shift']>['weekly'], text: ReturnType<typeof useText>): string {
  const days = week.filter(day => weekly[day].length > 0)
  const [firstDay, lastDay] = [days[0], days.at(-1)]
  if (firstDay === undefined || lastDay === undefined) return '—'
  const first = weekly[firstDay]
  const isRow = days.length > 2 && week.indexOf(lastDay) - week.indexOf(firstDay) === days.length - 1
  const shown = isRow ? [firstDay, lastDay] : days
  const names = shown.map(day => text(shortDays[day])).join(isRow ? '–' : ' ')
  return `${names} ${first[0]?.open ?? ''}–${first.at(-1)?.close ?? ''}`
}

const week = [1, 2, 3, 4, 5, 6, 0] as const

function classOf(row: ResourceView, text: ReturnType<typeof useText>): string {
  const known = Object.entries(bayClassTexts).find(([key]) => key === row.class)
  return known ? text(known[1]) : row.class || '—'
}

function Closures({ row, mayManage }: { row: ResourceView; mayManage: boolean }) {
  const t = useTexts(resourcesText)
  const text = useText()
  const reopen = useCommand({ run: api.resources.reopen, invalidates: resourceTouches, success: t.reopened })
  if (row.closures.length === 0) return '—'
  return row.closures.map(({ id, startAt, endAt, purpose, reason }) => (
    <div key={id}>
      {text(bookingPurposeTexts[purpose])} {reason} {at(startAt)} – {at(endAt)}{' '}
      {mayManage && (
        <ActionButton
          label={t.reopen}
          busy={reopen.busy}
          onClick={() => void reopen.send({ id: row.id, closureId: id })}
        />
      )}
    </div>
  ))
}
