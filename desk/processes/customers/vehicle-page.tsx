import { Tabs } from 'antd'
import { type ReactNode, useState } from 'react'
import type { Overview } from '#domain/processes/customers/overview-shape.ts'
import { choiceFilter, useFilters } from '../../kernel/filters.ts'
import { none } from '../../kernel/format.tsx'
import { useLoad } from '../../kernel/query.tsx'
import { useGo } from '../../kernel/router.tsx'
import { useCan } from '../../kernel/session.tsx'
import { useTexts } from '../../kernel/text.ts'
import { DetailHeader, type HeaderAction } from '../../mechanisms/kit/detail-header.tsx'
import { StatusTag } from '../../mechanisms/kit/status-tag.tsx'
import { TimelineList } from '../../mechanisms/timeline/timeline-list.tsx'
import { guaranteePath, vehiclePath, vehiclesPath } from './addresses.ts'
import { CorrectMileageDrawer } from './correct-mileage-drawer.tsx'
import { EditVehicleDrawer } from './edit-vehicle-drawer.tsx'
import { vehicleLoader } from './loaders.ts'
import { RememberDrawer } from './open-items.tsx'
import { PlanServiceDrawer } from './plan-service-drawer.tsx'
import { PlateDrawer } from './plate-drawer.tsx'
import { Tags } from './tags.tsx'
import { itemText, vehicleText } from './text.ts'
import { VehicleContacts } from './vehicle-contacts.tsx'
import { VehicleFile } from './vehicle-file.tsx'
import { GroupHistory, VehicleHistory } from './vehicle-history.tsx'
import { VehiclePeople } from './vehicle-people.tsx'
import { VehicleWarnings } from './vehicle-warnings.tsx'

const tabs = ['history', 'people', 'file', 'contacts', 'timeline', 'group'] as const

/** A car with all that is known of it: what must be seen first, then its history, people, file, contacts and changes. */
export function Page() {
  const { id } = vehiclePath.useParams()
  const { data, placeholder } = useLoad(vehicleLoader(id), { rows: 10 })
  return data ? <VehicleDetail overview={data} /> : placeholder
}

function VehicleDetail({ overview }: { overview: Overview }) {
  const t = useTexts(vehicleText)
  const bound = useFilters({ tab: choiceFilter(tabs, 'history') })
  const { vehicle, can } = overview
  const { actions, drawers } = useActions(overview)
  const items: { key: (typeof tabs)[number]; label: string; children: ReactNode }[] = [
    { key: 'history', label: t.tabHistory, children: <VehicleHistory overview={overview} /> },
    { key: 'people', label: t.tabPeople, children: <VehiclePeople overview={overview} /> },
    { key: 'file', label: t.tabFile, children: <VehicleFile vehicleId={vehicle.id} /> },
    { key: 'contacts', label: t.tabContacts, children: <VehicleContacts overview={overview} /> },
    {
      key: 'timeline',
      label: t.tabTimeline,
      children: <TimelineList subjectId={vehicle.id} threadId={vehicle.id} about={['vehicle', 'vehicleFile']} />,
    },
    ...(can.seeGroupHistory
      ? [{ key: 'group' as const, label: t.tabGroup, children: <GroupHistory vehicleId={vehicle.id} /> }]
      : []),
  ]
  return (
    <>
      <DetailHeader
        title={vehicle.name}
        subtitle={`${vehicle.title} · ${vehicle.kindText}`}
        tags={<HeaderTags overview={overview} />}
        facts={headerFacts(overview, t)}
        actions={actions}
        backTo={vehiclesPath.href({})}
      />
      <VehicleWarnings warnings={overview.warnings} />
      <Tabs
        activeKey={bound.values.tab}
        onChange={key => bound.setRaw('tab', key === 'history' ? undefined : key)}
        items={items.filter(item => item.key !== 'file' || can.openPeople)}
        destroyOnHidden
      />
      {drawers}
    </>
  )
}

function HeaderTags({ overview }: { overview: Overview }) {
  const t = useTexts(vehicleText)
  const isHere = overview.visits.some(visit => visit.leftAt === null)
  const tags = overview.people.find(person => person.role === 'owner')?.tags ?? []
  return (
    <>
      {isHere && <StatusTag tone="info">{t.inShop}</StatusTag>}
      <Tags tags={tags} />
    </>
  )
}

function headerFacts({ vehicle, people, file }: Overview, t: Record<keyof typeof vehicleText, string>) {
  const owner = people.find(person => person.role === 'owner')
  const next = [vehicle.nextServiceOn, vehicle.nextServiceKm === null ? null : `${vehicle.nextServiceKm} ${t.km}`]
  const fileState = file === null ? t.noFile : file.completedAt === null ? t.fileOpen : t.fileDone
  return [
    { label: t.owner, value: owner?.name ?? t.noOwner },
    { label: t.mileage, value: `${vehicle.mileageKm} ${t.km}` },
    { label: t.nextService, value: next.filter(part => part !== null).join(' / ') || none },
    { label: t.file, value: file === null ? fileState : `${file.envelopeNo} ${fileState}` },
  ]
}

type Drawer = 'edit' | 'plate' | 'mileage' | 'service' | 'remember'

function useActions({ vehicle, can }: Overview) {
  const t = useTexts(vehicleText)
  const items = useTexts(itemText)
  const go = useGo()
  const may = useCan()
  const [open, setOpen] = useState<Drawer | null>(null)
  const close = () => setOpen(null)
  const action = (key: Drawer, label: string, hotkey?: string): HeaderAction => ({
    key,
    label,
    ...(hotkey === undefined ? {} : { hotkey }),
    onClick: () => setOpen(key),
  })
  const actions: HeaderAction[] = [
    ...(can.rememberItem ? [action('remember', items.remember, 'Alt+N')] : []),
    ...(can.edit
      ? [action('edit', t.edit, 'F2'), action('plate', t.changePlate), action('service', t.planService)]
      : []),
    ...(may('guarantee.read')
      ? [{ key: 'clocks', label: t.clocks, onClick: () => go(guaranteePath.href({ id: vehicle.id })) }]
      : []),
    ...(can.correctMileage ? [action('mileage', t.correctMileage)] : []),
  ]
  const drawers = (
    <>
      <EditVehicleDrawer open={open === 'edit'} vehicle={vehicle} onClose={close} />
      <PlateDrawer open={open === 'plate'} vehicle={vehicle} onClose={close} />
      <PlanServiceDrawer open={open === 'service'} vehicle={vehicle} onClose={close} />
      <CorrectMileageDrawer open={open === 'mileage'} vehicle={vehicle} onClose={close} />
      <RememberDrawer open={open === 'remember'} vehicleId={vehicle.id} onClose={close} />
    </>
  )
  return { actions, drawers }
}
