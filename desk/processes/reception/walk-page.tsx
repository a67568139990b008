import { Segmented } from 'antd'
import { choiceFilter, useFilters } from '#desk/kernel/filters.ts'
import { useReadAhead } from '#desk/kernel/offline/kept.ts'
import { useHeldRecord, useWaiting } from '#desk/kernel/offline/use-outbox.ts'
import { useLoad } from '#desk/kernel/query.tsx'
import { EmptyState } from '#desk/kernel/states.tsx'
import { useTexts } from '#desk/kernel/text.ts'
import { sheetLoader } from '#desk/mechanisms/checklists/loaders.ts'
import { DetailHeader } from '#desk/mechanisms/kit/detail-header.tsx'
import { Stack } from '#desk/mechanisms/kit/section.tsx'
import { StatusTag } from '#desk/mechanisms/kit/status-tag.tsx'
import type { VisitView } from '#domain/processes/reception/visit-shape.ts'
import { visitPath, walkPath } from './addresses.ts'
import { visitLoader } from './loaders.ts'
import styles from './reception.module.css'
import { visitText } from './visit-text.ts'
import { WalkBelongings } from './walk-belongings.tsx'
import { WalkCar } from './walk-car.tsx'
import { WalkPapers } from './walk-papers.tsx'
import { WalkPoints } from './walk-points.tsx'
import { WalkSign } from './walk-sign.tsx'
import { walkText } from './walk-text.ts'

const tabs = ['car', 'points', 'things', 'papers', 'signing'] as const
type Tab = (typeof tabs)[number]
const filters = { tab: choiceFilter(tabs, 'car') }

/** Around the car with the customer, tablet in hand: body, points, belongings, papers, signature. */
export function Page() {
  const { id } = walkPath.useParams()
  const { data, placeholder } = useLoad(visitLoader(id), { rows: 10 })
  useHeldRecord(id)
  return data ? <Walk visit={data} /> : placeholder
}

function Walk({ visit }: { visit: VisitView }) {
  const t = useTexts(walkText)
  const v = useTexts(visitText)
  const { values, set } = useFilters(filters)
  const waiting = useWaiting(visit.id).map(entry => entry.operation)
  const sheets = [visit.protectiveSheet, visit.walkAroundSheet].flatMap(sheet => sheet ?? [])
  useReadAhead(sheets.map(sheet => sheetLoader(sheet.id, 'visit', visit.id)))
  const done = doneTabs(visit, waiting)
  const next = (tab: Tab) => () => set({ tab })
  return (
    <div className={styles.page}>
      <DetailHeader
        title={`${v.walk} · ${visit.plate || visit.customer}`}
        subtitle={[visit.car, visit.customer].filter(Boolean).join(' · ')}
        backTo={visitPath.href({ id: visit.id })}
        tags={visit.intakeGaps.length === 0 && <StatusTag tone="good">{v.whole}</StatusTag>}
      />
      {visit.vehicle === null ? (
        <EmptyState title={t.noCar} />
      ) : (
        <>
          <Segmented<Tab>
            block
            className={styles.walkTabs ?? ''}
            size="large"
            value={values.tab}
            options={tabs.map(tab => ({ value: tab, label: `${done[tab] ? '✓ ' : ''}${t[tab]}` }))}
            onChange={tab => set({ tab })}
          />
          <Stack>
            {values.tab === 'car' && <WalkCar visit={visit} onNext={next('points')} />}
            {values.tab === 'points' && <WalkPoints visit={visit} onNext={next('things')} />}
            {values.tab === 'things' && <WalkBelongings visit={visit} onNext={next('papers')} />}
            {values.tab === 'papers' && <WalkPapers visit={visit} onNext={next('signing')} />}
            {values.tab === 'signing' && <WalkSign visit={visit} />}
          </Stack>
        </>
      )}
    </div>
  )
}

/** What was given here and waits counts as done: there is nothing left to do about it. */
function doneTabs(visit: VisitView, waiting: readonly string[]): Record<Tab, boolean> {
  const gaps = new Set(visit.intakeGaps)
  const has = (...fields: string[]) => fields.every(field => !gaps.has(field))
  return {
    car: waiting.includes('visits.walk') || has('abnormality', 'together', 'mileage', 'fuel'),
    points: waiting.includes('checklists.answer') || (has('checklist') && visit.protectiveSheet?.gaps.length === 0),
    things: waiting.includes('visits.saveBelongings') || has('belongings', 'spareWheel', 'valuables'),
    papers: waiting.includes('visits.savePapers') || has('papers'),
    signing: visit.formalities.some(item => item.key === 'walkAround' && item.done),
  }
}
