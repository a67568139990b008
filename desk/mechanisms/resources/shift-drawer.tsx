import { App, Radio } from 'antd'
import { useState } from 'react'
import { fill } from '#domain/kernel/texts.ts'
import type { ResourceView } from '#domain/mechanisms/resources/contract.ts'
import { api } from '../../kernel/api.ts'
import { at } from '../../kernel/format.tsx'
import { useTexts } from '../../kernel/text.ts'
import { Exceptions } from '../duties/calendar-exceptions.tsx'
import { WeekEditor } from '../duties/week-editor.tsx'
import { DrawerForm } from '../kit/drawer-form.tsx'
import { Stack } from '../kit/section.tsx'
import { resourceTouches } from './loaders.ts'
import { resourcesText } from './text.ts'

type Save = Parameters<typeof api.resources.saveShift>[0]
type Saved = Awaited<ReturnType<typeof api.resources.saveShift>>
type Shift = NonNullable<ResourceView['shift']>

const usual = () => [
  { open: '08:30', close: '12:00' },
  { open: '13:00', close: '17:30' },
]
const firstShift = (): Shift => ({
  weekly: { 0: [], 1: usual(), 2: usual(), 3: usual(), 4: usual(), 5: usual(), 6: [] },
  exceptions: {},
})

/** When a person works; what is booked outside of it is named, to be given to somebody else. */
export function ShiftDrawer({ row, onClose }: { row: ResourceView; onClose: () => void }) {
  const t = useTexts(resourcesText)
  const { modal } = App.useApp()
  const [shift, setShift] = useState<Shift | null>(row.shift)
  const tell = ({ outside }: Saved) => {
    if (outside.length === 0) return
    modal.warning({
      title: fill(t.outside, { n: outside.length }),
      content: outside.map(({ label, startAt }) => <div key={startAt}>{`${at(startAt)} ${label}`}</div>),
    })
  }
  return (
    <DrawerForm<object, Save, Saved>
      open
      width={720}
      title={`${t.shift} ${row.name}`}
      run={api.resources.saveShift}
      invalidates={resourceTouches}
      initial={{}}
      onClose={onClose}
      onDone={tell}
      toInput={() => ({ id: row.id, version: row.version, shift })}
    >
      <Stack>
        <Radio.Group
          value={shift !== null}
          onChange={({ target }) => setShift(target.value ? (row.shift ?? firstShift()) : null)}
          options={[
            { value: false, label: t.asStore },
            { value: true, label: t.ownShift },
          ]}
        />
        <p>{t.shiftHint}</p>
        {shift && (
          <>
            <WeekEditor weekly={shift.weekly} disabled={false} onChange={weekly => setShift({ ...shift, weekly })} />
            <Exceptions
              exceptions={shift.exceptions}
              disabled={false}
              onChange={exceptions => setShift({ ...shift, exceptions })}
            />
          </>
        )}
      </Stack>
    </DrawerForm>
  )
}
