import { choiceFilter, textFilter, useFilters } from '#desk/kernel/filters.ts'
import { useTexts } from '#desk/kernel/text.ts'
import { FilterBar } from '#desk/mechanisms/kit/filter-bar.tsx'
import { ArrearsList } from './arrears-list.tsx'
import styles from './settlement.module.css'
import { StatementList } from './statement-list.tsx'
import { settlementText } from './text.ts'
import { WaitingList } from './waiting-list.tsx'

const filters = { view: choiceFilter(['waiting', 'open', 'settled', 'arrears'], 'waiting'), q: textFilter() }

/** The cashier's desk: what is to be totalled, what is to be paid, who owes. */
export function Page() {
  const t = useTexts(settlementText)
  const bound = useFilters(filters)
  const { view, q } = bound.values
  const tabs = {
    name: 'view',
    label: t.tab,
    kind: 'tabs',
    choices: (['waiting', 'open', 'settled', 'arrears'] as const).map(value => ({ value, label: t[value] })),
  } as const
  const search = { name: 'q', label: t.search, kind: 'text', width: 220 } as const
  const isStatements = view === 'open' || view === 'settled'
  return (
    <div className={styles.page}>
      <h1 className={styles.title}>{t.title}</h1>
      <FilterBar filters={bound} fields={isStatements ? [tabs, search] : [tabs]} />
      <div className={styles.list}>
        {view === 'waiting' && <WaitingList />}
        {isStatements && <StatementList key={view} state={view === 'open' ? 'totalled' : 'settled'} q={q} />}
        {view === 'arrears' && <ArrearsList />}
      </div>
    </div>
  )
}
