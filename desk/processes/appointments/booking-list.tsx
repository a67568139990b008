import type { BookingRow } from '#domain/processes/appointments/contract-shapes.ts'
import { stateTexts } from '#domain/processes/appointments/state.ts'
import { choiceFilter, textFilter, useFilters } from '../../kernel/filters.ts'
import { useGo } from '../../kernel/router.tsx'
import { useText, useTexts } from '../../kernel/text.ts'
import { FilterBar } from '../../mechanisms/kit/filter-bar.tsx'
import { ListRows } from '../../mechanisms/kit/list-page.tsx'
import { optionsFrom } from '../../mechanisms/kit/options.ts'
import { Section } from '../../mechanisms/kit/section.tsx'
import { appointmentPath } from './addresses.ts'
import { BookingStateTag, useBookingColumns } from './booking-columns.tsx'
import { bookingsLoader } from './loaders.ts'
import { boardText } from './text.ts'

const filters = {
  q: textFilter(),
  state: choiceFilter(
    ['all', 'pending', 'confirmed', 'preparing', 'ready', 'arrived', 'rescheduled', 'cancelled', 'noShow'],
    'all',
  ),
}

/** Every booking, the newest first; no-shows are found here to be called again. */
export function BookingList() {
  const t = useTexts(boardText)
  const text = useText()
  const go = useGo()
  const bound = useFilters(filters)
  const columns = useBookingColumns({ withDate: true })
  const number = { key: 'number', title: t.number, width: 166, render: (row: BookingRow) => row.number ?? '—' }
  return (
    <>
      <FilterBar
        filters={bound}
        fields={[
          { name: 'q', label: t.find, kind: 'text' },
          { name: 'state', label: t.state, kind: 'choice', choices: optionsFrom(stateTexts, text) },
        ]}
      />
      <Section flush>
        <ListRows<BookingRow>
          load={bookingsLoader(bound.values)}
          columns={[number, ...columns]}
          rowKey={row => row.id}
          onOpen={row => go(appointmentPath.href({ id: row.id }))}
          card={row => (
            <>
              <BookingStateTag row={row} /> {row.plate} {row.customer}
            </>
          )}
        />
      </Section>
    </>
  )
}
