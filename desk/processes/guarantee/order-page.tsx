import { useLoad } from '#desk/kernel/query.tsx'
import { useGo } from '#desk/kernel/router.tsx'
import { EmptyState } from '#desk/kernel/states.tsx'
import { useTexts } from '#desk/kernel/text.ts'
import { RecordDuties } from '#desk/mechanisms/duties/record-duties.tsx'
import { DetailHeader } from '#desk/mechanisms/kit/detail-header.tsx'
import { Columns, Section } from '#desk/mechanisms/kit/section.tsx'
import { guaranteeOrderPath, guaranteeVehiclePath, orderPath, vehiclePath } from './addresses.ts'
import { ComebackCard } from './comeback-card.tsx'
import { EarlySection } from './early-section.tsx'
import { guaranteeOrderLoader } from './loaders.ts'
import { guaranteeText } from './text.ts'

/** What of an order came back, with the proposal to do it free. */
export function Page() {
  const t = useTexts(guaranteeText)
  const go = useGo()
  const { id } = guaranteeOrderPath.useParams()
  const { data, placeholder } = useLoad(guaranteeOrderLoader(id))
  if (!data) return placeholder
  return (
    <>
      <DetailHeader
        title={data.plate}
        subtitle={`${data.number ?? ''}　${t.orderTitle}`}
        backTo={orderPath.href({ id })}
        actions={[
          {
            key: 'clocks',
            label: t.clocks,
            onClick: () => go(guaranteeVehiclePath.href({ id: data.vehicleId })),
          },
          { key: 'vehicle', label: t.car, onClick: () => go(vehiclePath.href({ id: data.vehicleId })) },
          { key: 'order', label: t.order, onClick: () => go(orderPath.href({ id })) },
        ]}
      />
      <Columns
        main={
          <>
            <EarlySection data={data} />
            {data.comebacks.length === 0 ? (
              <Section>
                <EmptyState title={t.none} hint={t.noneHint} />
              </Section>
            ) : (
              data.comebacks.map(row => <ComebackCard key={row.id} row={row} />)
            )}
          </>
        }
        side={<RecordDuties recordId={id} />}
      />
    </>
  )
}
