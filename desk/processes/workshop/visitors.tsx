import { Input, Select } from 'antd'
import { useState } from 'react'
import { api } from '#desk/kernel/api.ts'
import { useCommand } from '#desk/kernel/command.tsx'
import { When } from '#desk/kernel/format.tsx'
import { useLoad } from '#desk/kernel/query.tsx'
import { useCan } from '#desk/kernel/session.tsx'
import { useTexts } from '#desk/kernel/text.ts'
import { colleaguesLoader } from '#desk/mechanisms/duties/loaders.ts'
import { ActionButton } from '#desk/mechanisms/kit/action-button.tsx'
import { DrawerForm } from '#desk/mechanisms/kit/drawer-form.tsx'
import { Field } from '#desk/mechanisms/kit/form-grid.tsx'
import { ListRows } from '#desk/mechanisms/kit/list-page.tsx'
import { Stack } from '#desk/mechanisms/kit/section.tsx'
import { newId } from '#domain/kernel/id.ts'
import type { VisitorRow } from '#domain/processes/workshop/contract-floor.ts'
import { floorText } from './floor-text.ts'
import { visitorKinds, visitorsLoader } from './loaders.ts'

/** Who from outside is or was on the floor, and with whom. */
export function Visitors() {
  const t = useTexts(floorText)
  const can = useCan()
  const [isAdmitting, setAdmitting] = useState(false)
  const mayAdmit = can('floorVisitor.admit')
  return (
    <Stack>
      {mayAdmit && (
        <span>
          <ActionButton label={t.admit} kind="primary" onClick={() => setAdmitting(true)} />
        </span>
      )}
      <ListRows<VisitorRow>
        load={visitorsLoader()}
        rowKey={row => row.id}
        columns={[
          { key: 'visitor', title: t.visitor, width: 120, render: row => row.visitor },
          { key: 'reason', title: t.reason, minWidth: 180, render: row => row.reason },
          { key: 'companion', title: t.companion, width: 110, render: row => row.companion },
          { key: 'in', title: t.enteredAt, width: 140, render: row => <When at={row.enteredAt} /> },
          {
            key: 'out',
            title: t.leftAt,
            width: 140,
            render: row => (row.leftAt || !mayAdmit ? <When at={row.leftAt} /> : <Leave row={row} />),
          },
        ]}
      />
      {isAdmitting && <Admit onClose={() => setAdmitting(false)} />}
    </Stack>
  )
}

function Leave({ row }: { row: VisitorRow }) {
  const t = useTexts(floorText)
  const leave = useCommand({ run: api.workshop.visitorLeft, invalidates: visitorKinds })
  return (
    <ActionButton
      label={t.isOut}
      busy={leave.busy}
      onClick={() => void leave.send({ id: row.id, version: row.version })}
    />
  )
}

type Values = { visitor: string; reason: string; companionId?: string }

function Admit({ onClose }: { onClose: () => void }) {
  const t = useTexts(floorText)
  const [id] = useState(newId)
  const people = useLoad(colleaguesLoader()).data ?? []
  const advisers = people.filter(person => person.roles.some(role => role === 'R-SA' || role === 'R-SA-ASST'))
  return (
    <DrawerForm
      open
      title={t.admit}
      onClose={onClose}
      run={api.workshop.admitVisitor}
      invalidates={visitorKinds}
      success={t.admitted}
      initial={{}}
      toInput={({ visitor, reason, companionId }: Values) => ({
        ...{ id, visitor: visitor.trim(), reason: reason.trim(), companionId: companionId ?? null },
      })}
    >
      <Field<Values> name="visitor" label={t.visitor} required>
        <Input maxLength={60} autoFocus />
      </Field>
      <Field<Values> name="reason" label={t.reason} required>
        <Input maxLength={200} />
      </Field>
      <Field<Values> name="companionId" label={t.companion} required>
        <Select options={advisers.map(person => ({ value: person.id, label: person.name }))} />
      </Field>
    </DrawerForm>
  )
}
