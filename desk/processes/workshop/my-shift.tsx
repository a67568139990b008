import { App } from 'antd'
import { api } from '#desk/kernel/api.ts'
import { useCommand } from '#desk/kernel/command.tsx'
import { at } from '#desk/kernel/format.tsx'
import { useLoad } from '#desk/kernel/query.tsx'
import { useGo } from '#desk/kernel/router.tsx'
import { useTexts } from '#desk/kernel/text.ts'
import { BigButton, BigButtons } from '#desk/mechanisms/kit/big-button.tsx'
import { Stack } from '#desk/mechanisms/kit/section.tsx'
import { StatusTag } from '#desk/mechanisms/kit/status-tag.tsx'
import { newId } from '#domain/kernel/id.ts'
import { fill } from '#domain/kernel/texts.ts'
import { floorText } from './floor-text.ts'
import { shiftKinds, shiftLoader } from './loaders.ts'

/** Here and gone, and the check before the work; nobody is kept out by a missing tick, but it is said. */
export function MyShift() {
  const t = useTexts(floorText)
  const go = useGo()
  const { message } = App.useApp()
  const { data, placeholder } = useLoad(shiftLoader())
  const begin = useCommand({
    run: api.workshop.startShift,
    invalidates: shiftKinds,
    onDone: ({ reminder }) => void (reminder ? message.warning(t.reminder) : message.success(t.begun)),
  })
  const leave = useCommand({ run: api.workshop.endShift, invalidates: shiftKinds, success: t.left })
  const check = useCommand({
    run: api.workshop.preShiftSheet,
    invalidates: shiftKinds,
    onDone: ({ id }) => go(`/checklist-sheets/${id}`),
  })
  if (!data) return placeholder
  const { attendanceId, version } = data
  return (
    <Stack>
      <span>
        {data.startedAt ? fill(t.hereSince, { at: at(data.startedAt) }) : t.notHere}{' '}
        <StatusTag tone={data.checked ? 'good' : 'warn'}>{data.checked ? t.checked : t.unchecked}</StatusTag>
      </span>
      <BigButtons>
        <BigButton label={t.check} busy={check.busy} onClick={() => void check.send({})} />
        {attendanceId === null ? (
          <BigButton
            label={t.begin}
            tone="primary"
            busy={begin.busy}
            onClick={() => void begin.send({ id: newId() })}
          />
        ) : (
          <BigButton label={t.leave} busy={leave.busy} onClick={() => void leave.send({ id: attendanceId, version })} />
        )}
      </BigButtons>
    </Stack>
  )
}
