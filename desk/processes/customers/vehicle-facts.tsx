import { cycleText } from '#domain/processes/customers/next-service.ts'
import type { Overview } from '#domain/processes/customers/overview-shape.ts'
import { usageTexts } from '#domain/processes/customers/vehicle-kinds.ts'
import { plain, When } from '../../kernel/format.tsx'
import { useText, useTexts } from '../../kernel/text.ts'
import { Facts, Section } from '../../mechanisms/kit/section.tsx'
import { vehicleText } from './text.ts'

/** The data of a car, its odometer and the plates it had. */
export function VehicleFacts({ overview }: { overview: Overview }) {
  const t = useTexts(vehicleText)
  const text = useText()
  const { vehicle, readings, formerPlates } = overview
  return (
    <>
      <Section title={t.data}>
        <Facts
          facts={[
            { label: t.plate, value: plain(vehicle.plate) },
            { label: t.kind, value: vehicle.kindText },
            {
              label: t.vin,
              value: <span className="cb-num">{vehicle.vin ?? vehicle.vinMissingReason}</span>,
              wide: true,
            },
            { label: t.engineNo, value: plain(vehicle.engineNo) },
            { label: t.colour, value: plain(vehicle.colour) },
            { label: t.modelYear, value: plain(vehicle.modelYear) },
            { label: t.displacement, value: plain(vehicle.displacement) },
            { label: t.usage, value: text(usageTexts[vehicle.usage]) },
            { label: t.purchasedOn, value: plain(vehicle.purchasedOn) },
            { label: t.firstRegisteredOn, value: plain(vehicle.firstRegisteredOn) },
            { label: t.insuranceUntil, value: plain(vehicle.insuranceUntil) },
            { label: t.inspectionUntil, value: plain(vehicle.inspectionUntil) },
            { label: t.interval, value: plain(cycleText(vehicle)) },
            { label: t.kmPerMonth, value: `${vehicle.kmPerMonth} ${t.km}` },
            { label: t.nextServiceContent, value: plain(vehicle.nextServiceContent), wide: true },
          ]}
        />
      </Section>
      {readings.length > 0 && (
        <Section title={t.readings}>
          <Facts
            facts={readings.map(reading => ({
              label: `${reading.at.slice(0, 10)}${reading.correction ? ` ${t.correction}` : ''}`,
              value: <span className="cb-num">{reading.km}</span>,
            }))}
          />
        </Section>
      )}
      {formerPlates.length > 0 && (
        <Section title={t.formerPlates}>
          <Facts
            facts={formerPlates.map(former => ({
              label: former.plate,
              value: <When at={former.until} style="date" />,
            }))}
          />
        </Section>
      )}
    </>
  )
}
