import { useLoad } from '#desk/kernel/query.tsx'
import { useGo } from '#desk/kernel/router.tsx'
import { useTexts } from '#desk/kernel/text.ts'
import { ActionButton } from '#desk/mechanisms/kit/action-button.tsx'
import { DetailHeader } from '#desk/mechanisms/kit/detail-header.tsx'
import { Columns, Section } from '#desk/mechanisms/kit/section.tsx'
import { fill } from '#domain/kernel/texts.ts'
import type { DrawerView } from '#domain/processes/drawer/contract.ts'
import { closingPath, closingsPath } from './addresses.ts'
import { CountSection } from './count-section.tsx'
import styles from './drawer.module.css'
import { drawerLoader } from './loaders.ts'
import { MovementsSection } from './movements-section.tsx'
import { drawerText } from './text.ts'

/** The cashier's own drawer: what the books say, what lies there, and the button that closes the day. */
export function Page() {
  const { data, placeholder } = useLoad(drawerLoader(), { rows: 10 })
  return data ? <Drawer view={data} /> : placeholder
}

function Drawer({ view }: { view: DrawerView }) {
  const t = useTexts(drawerText)
  const go = useGo()
  const { last } = view
  return (
    <>
      <DetailHeader
        title={t.title}
        subtitle={view.fromOn === null ? '' : fill(t.days, { from: view.fromOn, through: view.throughOn })}
        actions={[{ key: 'closings', label: t.closings, onClick: () => go(closingsPath.href({})) }]}
      />
      <Columns
        main={
          view.fromOn === null ? (
            <Section title={t.done}>
              <p className={styles.hint}>{fill(t.today, { day: view.throughOn })}</p>
              {last && <ActionButton label={t.openLast} onClick={() => go(closingPath.href({ id: last.id }))} />}
            </Section>
          ) : (
            <CountSection view={view} fromOn={view.fromOn} />
          )
        }
        side={<MovementsSection movements={view.movements} />}
      />
    </>
  )
}
