import { useQuery } from '@tanstack/react-query'
import { powers, powerTexts } from '#domain/processes/customers/vehicle-kinds.ts'
import type { api } from '../../kernel/api.ts'
import { choiceFilter, flagFilter, textFilter, useFilters } from '../../kernel/filters.ts'
import { plain, When } from '../../kernel/format.tsx'
import { Go, useGo } from '../../kernel/router.tsx'
import { useCan } from '../../kernel/session.tsx'
import { useText, useTexts } from '../../kernel/text.ts'
import { ActionButton } from '../../mechanisms/kit/action-button.tsx'
import { FilterBar } from '../../mechanisms/kit/filter-bar.tsx'
import { ListPage } from '../../mechanisms/kit/list-page.tsx'
import type { ListColumn } from '../../mechanisms/kit/row-table.tsx'
import { AddCustomerDrawer } from './add-customer-drawer.tsx'
import { personPath, vehiclePath } from './addresses.ts'
import styles from './customers.module.css'
import { brandsLoader, vehiclesLoader } from './loaders.ts'
import { vehicleText } from './text.ts'

type Row = Awaited<ReturnType<typeof api.vehicles.list>>['rows'][number]

const filters = {
  plate: textFilter(),
  brand: textFilter(),
  power: choiceFilter(['', ...powers], ''),
  serviceDueBefore: textFilter(),
  noVisitSince: textFilter(),
  withOpenItems: flagFilter(),
  add: flagFilter(),
}

/** Cars of the group: whose service is due, who has not come, what is open. */
export function Page() {
  const t = useTexts(vehicleText)
  const can = useCan()
  const go = useGo()
  const bound = useFilters(filters)
  const { values } = bound
  const wanted = {
    plate: values.plate || undefined,
    brand: values.brand || undefined,
    power: values.power === '' ? undefined : values.power,
    serviceDueBefore: values.serviceDueBefore || undefined,
    noVisitSince: values.noVisitSince || undefined,
    withOpenItems: values.withOpenItems || undefined,
  }
  return (
    <>
      <ListPage<Row>
        title={t.vehicles}
        actions={
          can('vehicle.edit') && (
            <ActionButton kind="primary" label={t.add} hotkey="Alt+C" onClick={() => bound.set({ add: true })} />
          )
        }
        filters={<VehicleFilterBar bound={bound} />}
        load={vehiclesLoader(wanted)}
        columns={useColumns()}
        rowKey={row => row.id}
        onOpen={row => go(vehiclePath.href({ id: row.id }))}
        card={row => (
          <>
            <strong>{row.plate ?? t.noPlate}</strong> {row.title}
            <div className={styles.aside}>{row.owner?.name}</div>
          </>
        )}
        empty={{ title: t.noVehicles }}
      />
      <AddCustomerDrawer open={values.add} onClose={() => bound.set({ add: false })} />
    </>
  )
}

function VehicleFilterBar({ bound }: { bound: ReturnType<typeof useFilters<typeof filters>> }) {
  const t = useTexts(vehicleText)
  const text = useText()
  const { data } = useQuery(brandsLoader())
  return (
    <FilterBar
      filters={bound}
      fields={[
        { name: 'plate', label: t.plate, kind: 'text', width: 140 },
        {
          name: 'brand',
          label: t.brand,
          kind: 'choice',
          choices: (data?.rows ?? []).map(row => ({ value: row.brand, label: row.brand })),
        },
        {
          name: 'power',
          label: t.power,
          kind: 'choice',
          choices: powers.map(value => ({ value, label: text(powerTexts[value]) })),
        },
        { name: 'serviceDueBefore', label: t.serviceDueBefore, kind: 'on' },
        { name: 'noVisitSince', label: t.noVisitSince, kind: 'on' },
        { name: 'withOpenItems', label: t.withOpenItems, kind: 'flag' },
      ]}
    />
  )
}

function useColumns(): ListColumn<Row>[] {
  const t = useTexts(vehicleText)
  return [
    { key: 'plate', title: t.plate, width: 110, render: row => <strong>{row.plate ?? t.noPlate}</strong> },
    { key: 'title', title: t.model, minWidth: 220, render: row => row.title },
    {
      key: 'owner',
      title: t.owner,
      width: 120,
      render: row => (row.owner ? <Go to={personPath.href({ id: row.owner.id })}>{row.owner.name}</Go> : '—'),
    },
    {
      key: 'vin',
      title: t.vin,
      width: 170,
      render: row => <span className="cb-num">{plain(row.vin)}</span>,
    },
    { key: 'km', title: t.mileage, width: 90, align: 'right', render: row => row.mileageKm },
    { key: 'next', title: t.nextService, width: 110, render: row => plain(row.nextServiceOn) },
    { key: 'visit', title: t.lastVisit, width: 110, render: row => <When at={row.lastVisitAt} style="date" /> },
    { key: 'open', title: t.openCount, width: 60, align: 'right', render: row => row.openItems || '—' },
  ]
}
