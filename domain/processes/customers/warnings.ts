import { type Lang, pick, type Text } from '#domain/kernel/texts.ts'
import { type DateOn, dateOn, daysBetweenOn } from '#domain/kernel/time.ts'
import { checkVin } from '#domain/kernel/vin.ts'
import { serviceDue } from './next-service.ts'
import type { OpenItem, VehicleView, Warning } from './overview-shape.ts'

export type WarningFacts = {
  vehicle: VehicleView
  openItems: readonly Pick<OpenItem, 'kind' | 'safety' | 'text'>[]
  hasOwner: boolean
  /** Undefined when this store has no file of the car. */
  fileCompletedAt: string | null | undefined
}

const SOON_DAYS = 30
const MOST_ITEMS = 6

/** What whoever opens this car must see first: what is unsafe, what was left over, what is due, what is missing. */
export function vehicleWarnings(facts: WarningFacts, today: DateOn, lang: Lang): Warning[] {
  return [...itemWarnings(facts, lang), ...dueWarnings(facts.vehicle, today, lang), ...dataWarnings(facts, lang)]
}

function itemWarnings({ openItems }: WarningFacts, lang: Lang): Warning[] {
  const labels = {
    declined: ['上次未做：', 'Declined before: '],
    wish: ['客户要求：', 'Customer asked: '],
    finding: ['检查发现：', 'Found: '],
  } as const satisfies Record<OpenItem['kind'], Text>
  const kinds = { declined: 'declinedItem', wish: 'wish', finding: 'finding' } as const
  return openItems.slice(0, MOST_ITEMS).map(item => ({
    kind: item.safety ? ('safetyItem' as const) : kinds[item.kind],
    level: item.safety ? ('danger' as const) : ('warning' as const),
    text: `${pick(labels[item.kind], lang)}${item.text}`,
  }))
}

function dueWarnings(vehicle: VehicleView, today: DateOn, lang: Lang): Warning[] {
  const mileageOn = vehicle.mileageAt === null ? null : dateOn(vehicle.mileageAt)
  const due = serviceDue({ ...vehicle, mileageOn }, today)
  const service = [vehicle.nextServiceOn ?? '', vehicle.nextServiceKm === null ? '' : `${vehicle.nextServiceKm} km`]
    .filter(part => part !== '')
    .join(' / ')
  const all: (Warning | undefined)[] = [
    due === 'overdue'
      ? { kind: 'serviceOverdue', level: 'warning', text: say(['保养已到期：', 'Service overdue: '], service, lang) }
      : undefined,
    due === 'soon'
      ? { kind: 'serviceSoon', level: 'info', text: say(['保养将到期：', 'Service due soon: '], service, lang) }
      : undefined,
    endsSoon('insuranceEnds', ['保险到期：', 'Insurance ends: '], vehicle.insuranceUntil, today, lang),
    endsSoon('inspectionEnds', ['年检到期：', 'Inspection ends: '], vehicle.inspectionUntil, today, lang),
  ]
  return all.filter(warning => warning !== undefined)
}

function dataWarnings({ vehicle, hasOwner, fileCompletedAt }: WarningFacts, lang: Lang): Warning[] {
  const vin = vehicle.vin === null ? undefined : checkVin(vehicle.vin)
  const all: (Warning | undefined)[] = [
    hasOwner
      ? undefined
      : { kind: 'ownerMissing', level: 'warning', text: pick(['尚未登记车主', 'No owner on record'], lang) },
    vehicle.vin === null
      ? { kind: 'vinMissing', level: 'info', text: say(['没有车架号：', 'No VIN: '], vehicle.vinMissingReason, lang) }
      : undefined,
    vin?.ok && vin.checkDigit === 'wrong'
      ? {
          kind: 'vinCheckDigit',
          level: 'info',
          text: pick(
            ['车架号校验位不符，请与行驶证核对', 'The VIN check digit is wrong; compare with the licence'],
            lang,
          ),
        }
      : undefined,
    fileCompletedAt === null
      ? {
          kind: 'fileIncomplete',
          level: 'info',
          text: pick(['客户档案未建全', 'The customer file is incomplete'], lang),
        }
      : undefined,
  ]
  return all.filter(warning => warning !== undefined)
}

function endsSoon(
  kind: 'insuranceEnds' | 'inspectionEnds',
  label: Text,
  until: DateOn | null,
  today: DateOn,
  lang: Lang,
): Warning | undefined {
  if (until === null || daysBetweenOn(today, until) > SOON_DAYS) return undefined
  return { kind, level: daysBetweenOn(today, until) < 0 ? 'warning' : 'info', text: say(label, until, lang) }
}

function say(label: Text, rest: string, lang: Lang): string {
  return `${pick(label, lang)}${rest}`
}
