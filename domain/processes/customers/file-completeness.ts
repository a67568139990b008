import { texts } from '#domain/kernel/texts.ts'

/** What a customer file must say (FRM-13), in the words of the form. */
export const fileFieldTexts = texts({
  name: ['客户名称', 'Name'],
  phone: ['联系电话', 'Phone'],
  address: ['地址', 'Address'],
  birthdayOn: ['生日', 'Birthday'],
  model: ['车型', 'Model'],
  plate: ['车牌号', 'Plate'],
  purchasedOn: ['购车日期', 'Bought on'],
  maintenanceCycle: ['保养周期', 'Maintenance cycle'],
  nextMaintenance: ['下次保养日期', 'Next maintenance'],
  habits: ['消费习惯', 'Spending habits'],
  wantedServices: ['希望的服务', 'Services wanted'],
  preferences: ['需求与偏好', 'Needs and preferences'],
  advice: ['沟通建议', 'How to speak with them'],
})

export type FileField = keyof typeof fileFieldTexts

export const fileGroupTexts = texts({
  base: ['基本资料', 'Base data'],
  consumption: ['消费行为', 'Consumption'],
  needs: ['需求偏好', 'Needs'],
})

export type FileGroup = keyof typeof fileGroupTexts

export const fileGroups = {
  base: ['name', 'phone', 'address', 'birthdayOn', 'model', 'plate', 'purchasedOn'],
  consumption: ['maintenanceCycle', 'nextMaintenance', 'habits'],
  needs: ['wantedServices', 'preferences', 'advice'],
} as const satisfies Record<FileGroup, readonly FileField[]>

/** What a customer may decline to tell; everything else the shop knows or must find out. */
export const declinableFields = [
  'address',
  'birthdayOn',
  'purchasedOn',
  'habits',
  'wantedServices',
  'preferences',
] as const satisfies readonly FileField[]
export type DeclinableField = (typeof declinableFields)[number]

export type FileFacts = {
  owner:
    | { kind: 'person' | 'company'; name: string; phoneMasked: string; address: string; birthdayOn: string | null }
    | undefined
  vehicle: {
    plate: string | null
    vin: string | null
    brand: string
    series: string
    purchasedOn: string | null
    serviceIntervalKm: number | null
    serviceIntervalMonths: number | null
    nextServiceOn: string | null
  }
  file: { habits: string; wantedServices: string; preferences: string; advice: string; notGiven: readonly string[] }
}

export type GroupState = { group: FileGroup; total: number; gaps: FileField[] }

/** Group by group what the file still lacks. */
export function fileGroupsState(facts: FileFacts): GroupState[] {
  const groups: readonly FileGroup[] = ['base', 'consumption', 'needs']
  return groups.map(group => {
    const fields: readonly FileField[] = fileGroups[group]
    return { group, total: fields.length, gaps: fields.filter(field => isGap(facts, field)) }
  })
}

export function fileGaps(facts: FileFacts): FileField[] {
  return fileGroupsState(facts).flatMap(state => state.gaps)
}

function isGap(facts: FileFacts, field: FileField): boolean {
  return !facts.file.notGiven.includes(field) && !isKnown(facts, field)
}

function isKnown({ owner, vehicle, file }: FileFacts, field: FileField): boolean {
  switch (field) {
    case 'name':
      return owner !== undefined
    case 'phone':
      return (owner?.phoneMasked ?? '') !== ''
    case 'address':
      return (owner?.address ?? '') !== ''
    case 'birthdayOn':
      // A company has none to remember.
      return owner?.kind === 'company' || (owner?.birthdayOn ?? null) !== null
    case 'model':
      return vehicle.brand !== '' && vehicle.series !== ''
    case 'plate':
      // A car that has no plate yet is known by its VIN.
      return vehicle.plate !== null || vehicle.vin !== null
    case 'purchasedOn':
      return vehicle.purchasedOn !== null
    case 'maintenanceCycle':
      return vehicle.serviceIntervalKm !== null || vehicle.serviceIntervalMonths !== null
    case 'nextMaintenance':
      return vehicle.nextServiceOn !== null
    default:
      return file[field] !== ''
  }
}
