import { App, Button } from 'antd'
import { useState } from 'react'
import { fill } from '#domain/kernel/texts.ts'
import type { Overview } from '#domain/processes/customers/overview-shape.ts'
import { linkRoleTexts } from '#domain/processes/customers/vehicle-kinds.ts'
import { api } from '../../kernel/api.ts'
import { useCommand } from '../../kernel/command.tsx'
import { plain, When } from '../../kernel/format.tsx'
import { Go } from '../../kernel/router.tsx'
import { EmptyState } from '../../kernel/states.tsx'
import { useText, useTexts } from '../../kernel/text.ts'
import { ActionButton } from '../../mechanisms/kit/action-button.tsx'
import { type ListColumn, RowTable } from '../../mechanisms/kit/row-table.tsx'
import { Section } from '../../mechanisms/kit/section.tsx'
import { personPath } from './addresses.ts'
import { LinkPersonDrawer } from './link-person-drawer.tsx'
import { PhoneOf } from './phone-of.tsx'
import { Tags } from './tags.tsx'
import { personText } from './text-people.ts'

type Person = Overview['people'][number]

/** Owner, users and agents of a car, and how to reach them. */
export function VehiclePeople({ overview }: { overview: Overview }) {
  const t = useTexts(personText)
  const [isAdding, setIsAdding] = useState(false)
  const { people, can } = overview
  const columns = useColumns(overview)
  return (
    <Section
      title={t.people2}
      flush
      extra={can.edit && <ActionButton label={t.addPerson} onClick={() => setIsAdding(true)} />}
    >
      {people.length === 0 ? (
        <EmptyState title={t.nobody} />
      ) : (
        <RowTable rows={people} columns={columns} rowKey={row => `${row.id} ${row.role}`} />
      )}
      <LinkPersonDrawer open={isAdding} overview={overview} onClose={() => setIsAdding(false)} />
    </Section>
  )
}

function useColumns({ vehicle, can }: Overview): ListColumn<Person>[] {
  const t = useTexts(personText)
  const text = useText()
  const { modal } = App.useApp()
  const unlink = useCommand({ run: api.vehicles.unlink, invalidates: ['vehicle'], success: t.unlinked })
  const ask = (person: Person) =>
    modal.confirm({
      title: fill(t.unlinkTitle, { name: person.name }),
      okText: t.unlink,
      onOk: () =>
        void unlink.send({ id: vehicle.id, version: vehicle.version, personId: person.id, role: person.role }),
    })
  return [
    { key: 'role', title: t.role, width: 90, render: row => text(linkRoleTexts[row.role]) },
    {
      key: 'name',
      title: t.name,
      width: 130,
      render: row => (can.openPeople ? <Go to={personPath.href({ id: row.id })}>{row.name}</Go> : row.name),
    },
    {
      key: 'phone',
      title: t.phone,
      width: 170,
      render: row => <PhoneOf personId={row.id} masked={row.phoneMasked} canReveal={can.revealPhone} />,
    },
    { key: 'time', title: t.convenientTime, width: 140, render: row => plain(row.convenientTime) },
    {
      key: 'tags',
      title: t.tags,
      minWidth: 140,
      render: row => <Tags tags={row.tags} />,
    },
    { key: 'since', title: t.since, width: 100, render: row => <When at={row.since} style="date" /> },
    ...(can.edit
      ? [
          {
            key: 'unlink',
            title: '',
            width: 70,
            render: (row: Person) => (
              <Button size="small" type="text" onClick={() => ask(row)}>
                {t.unlink}
              </Button>
            ),
          },
        ]
      : []),
  ]
}
