import { Checkbox, DatePicker, Input } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useState } from 'react'
import { api } from '#desk/kernel/api.ts'
import { useLoad } from '#desk/kernel/query.tsx'
import { useTexts } from '#desk/kernel/text.ts'
import { ActionButton } from '#desk/mechanisms/kit/action-button.tsx'
import { DrawerForm } from '#desk/mechanisms/kit/drawer-form.tsx'
import { Field } from '#desk/mechanisms/kit/form-grid.tsx'
import { RowTable } from '#desk/mechanisms/kit/row-table.tsx'
import { Stack } from '#desk/mechanisms/kit/section.tsx'
import { type StatusLook, StatusOf } from '#desk/mechanisms/kit/status-tag.tsx'
import { newId } from '#domain/kernel/id.ts'
import type { ToolView } from '#domain/processes/workshop/contract-floor.ts'
import type { ToolState } from '#domain/processes/workshop/floor-rules.ts'
import { floorText } from './floor-text.ts'
import { toolsLoader } from './loaders.ts'

export const toolLooks: Readonly<Record<ToolState, StatusLook>> = {
  ready: { label: floorText.ready, tone: 'good' },
  expired: { label: floorText.expired, tone: 'bad' },
  out: { label: floorText.out, tone: 'calm' },
}

/** Special tools: until when each measures true; a job does not begin with one that does not. */
export function Tools() {
  const t = useTexts(floorText)
  const [edited, setEdited] = useState<ToolView | 'new' | null>(null)
  const { data, placeholder } = useLoad(toolsLoader())
  if (!data) return placeholder
  return (
    <Stack>
      {data.can.edit && (
        <span>
          <ActionButton label={t.addTool} kind="primary" onClick={() => setEdited('new')} />
        </span>
      )}
      <RowTable
        rows={data.rows}
        rowKey={row => row.id}
        onOpen={data.can.edit ? setEdited : undefined}
        rowTone={row => (row.state === 'expired' ? 'bad' : undefined)}
        columns={[
          { key: 'class', title: t.toolKind, width: 140, render: row => row.class },
          { key: 'name', title: t.tool, minWidth: 160, render: row => row.name },
          { key: 'until', title: t.until, width: 140, render: row => row.calibratedUntilOn ?? '—' },
          { key: 'state', title: t.state, width: 120, render: row => <StatusOf looks={toolLooks} value={row.state} /> },
        ]}
      />
      {edited && <ToolForm tool={edited === 'new' ? undefined : edited} onClose={() => setEdited(null)} />}
    </Stack>
  )
}

type Values = { name: string; class: string; active?: boolean; until?: Dayjs | null }

function ToolForm({ tool, onClose }: { tool: ToolView | undefined; onClose: () => void }) {
  const t = useTexts(floorText)
  const [id] = useState(() => tool?.id ?? newId())
  const until = tool?.calibratedUntilOn ? dayjs(tool.calibratedUntilOn) : null
  return (
    <DrawerForm
      open
      title={tool?.name ?? t.addTool}
      onClose={onClose}
      run={api.workshop.saveTool}
      invalidates={['resource', 'job']}
      success={t.saved}
      initial={{ name: tool?.name ?? '', class: tool?.class ?? '', active: tool?.active ?? true, until }}
      toInput={(values: Values) => ({
        ...{ id, version: tool?.version ?? null, name: values.name.trim(), class: values.class.trim() },
        active: values.active ?? true,
        calibratedUntilOn: values.until?.format('YYYY-MM-DD') ?? null,
      })}
    >
      <Field<Values> name="class" label={t.toolKind} required>
        <Input maxLength={30} />
      </Field>
      <Field<Values> name="name" label={t.tool} required>
        <Input maxLength={60} />
      </Field>
      <Field<Values> name="until" label={t.until}>
        <DatePicker />
      </Field>
      <Field<Values> name="active" label="" valueName="checked">
        <Checkbox>{t.inUse}</Checkbox>
      </Field>
    </DrawerForm>
  )
}
