import { choiceFilter, textFilter, useFilters } from '#desk/kernel/filters.ts'
import { useTexts } from '#desk/kernel/text.ts'
import { FilterBar } from '#desk/mechanisms/kit/filter-bar.tsx'
import { ArrearsList } from './arrears-list.tsx'
import { PaymentsList } from './payments-list.tsx'
import styles from './settlement.module.css'
import { StatementList } from './statement-list.tsx'
import { settlementText } from './text.ts'
import { WaitingList } from './waiting-list.tsx'

const views = ['waiting', 'open', 'settled', 'reversed', 'payments', 'arrears'] as const
const states = { open: 'totalled', settled: 'settled', reversed: 'reversed' } as const
const filters = { view: choiceFilter(views, 'waiting'), q: textFilter(), fromOn: textFilter(), toOn: textFilter() }

/** The cashier's desk: what is to be totalled, what is to be paid, what was paid, who owes. */
export function Page() {
  const t = useTexts(settlementText)
  const bound = useFilters(filters)
  const { view, q, fromOn, toOn } = bound.values
  const tabs = {
    name: 'view',
    label: t.tab,
    kind: 'tabs',
    choices: views.map(value => ({ value, label: t[value] })),
  } as const
  const search = { name: 'q', label: t.search, kind: 'text', width: 220 } as const
  const days = [
    { name: 'fromOn', label: t.fromOn, kind: 'on' },
    { name: 'toOn', label: t.toOn, kind: 'on' },
  ] as const
  const isStatements = view === 'open' || view === 'settled' || view === 'reversed'
  return (
    <div className={styles.page}>
      <h1 className={styles.title}>{t.title}</h1>
      <FilterBar
        filters={bound}
        fields={isStatements ? [tabs, search] : view === 'payments' ? [tabs, ...days] : [tabs]}
      />
      <div className={styles.list}>
        {view === 'waiting' && <WaitingList />}
        {isStatements && <StatementList key={view} state={states[view]} q={q} />}
        {view === 'payments' && <PaymentsList fromOn={fromOn} toOn={toOn} />}
        {view === 'arrears' && <ArrearsList />}
      </div>
    </div>
  )
}
