import type { api } from '../../kernel/api.ts'
import { choiceFilter, textFilter, useFilters } from '../../kernel/filters.ts'
import { plain, When } from '../../kernel/format.tsx'
import { Go, useGo } from '../../kernel/router.tsx'
import { useTexts } from '../../kernel/text.ts'
import { FilterBar } from '../../mechanisms/kit/filter-bar.tsx'
import { ListPage } from '../../mechanisms/kit/list-page.tsx'
import type { ListColumn } from '../../mechanisms/kit/row-table.tsx'
import { personPath, vehiclePath } from './addresses.ts'
import styles from './customers.module.css'
import { peopleLoader } from './loaders.ts'
import { Tags } from './tags.tsx'
import { personText } from './text-people.ts'

type Row = Awaited<ReturnType<typeof api.people.list>>['rows'][number]

const filters = {
  name: textFilter(),
  kind: choiceFilter(['', 'person', 'company'], ''),
  tag: textFilter(),
  notVerifiedSince: textFilter(),
}

/** Customers of the group with their cars. */
export function Page() {
  const t = useTexts(personText)
  const go = useGo()
  const bound = useFilters(filters)
  const { name, kind, tag, notVerifiedSince } = bound.values
  return (
    <ListPage<Row>
      title={t.people}
      filters={
        <FilterBar
          filters={bound}
          fields={[
            { name: 'name', label: t.name, kind: 'text', width: 160 },
            {
              name: 'kind',
              label: t.kind,
              kind: 'choice',
              choices: [
                { value: 'person', label: t.person },
                { value: 'company', label: t.company },
              ],
            },
            { name: 'tag', label: t.tag, kind: 'text', width: 120 },
            { name: 'notVerifiedSince', label: t.notVerifiedSince, kind: 'on' },
          ]}
        />
      }
      load={peopleLoader({
        name: name || undefined,
        kind: kind === '' ? undefined : kind,
        tag: tag || undefined,
        notVerifiedSince: notVerifiedSince || undefined,
      })}
      columns={useColumns()}
      rowKey={row => row.id}
      onOpen={row => go(personPath.href({ id: row.id }))}
      card={row => (
        <>
          <strong>{row.name}</strong> <span className="cb-num">{row.phoneMasked}</span>
          <div className={styles.aside}>{row.vehicles.map(car => car.name).join('、')}</div>
        </>
      )}
      empty={{ title: t.noPeople }}
    />
  )
}

function useColumns(): ListColumn<Row>[] {
  const t = useTexts(personText)
  return [
    {
      key: 'name',
      title: t.name,
      width: 160,
      render: row => <strong>{`${row.name} ${row.salutation}`.trim()}</strong>,
    },
    {
      key: 'phone',
      title: t.phone,
      width: 130,
      render: row => <span className="cb-num">{plain(row.phoneMasked)}</span>,
    },
    {
      key: 'cars',
      title: t.vehicles,
      minWidth: 220,
      render: row =>
        row.vehicles.map(car => (
          <div key={car.id}>
            <Go to={vehiclePath.href({ id: car.id })}>{car.name}</Go> {car.title}
          </div>
        )),
    },
    { key: 'kind', title: t.kind, width: 70, render: row => (row.kind === 'company' ? t.company : t.person) },
    {
      key: 'tags',
      title: t.tags,
      minWidth: 140,
      render: row => <Tags tags={row.tags} />,
    },
    { key: 'verified', title: t.verifiedOn, width: 100, render: row => plain(row.verifiedOn) },
    { key: 'added', title: t.addedAt, width: 100, render: row => <When at={row.createdAt} style="date" /> },
  ]
}
