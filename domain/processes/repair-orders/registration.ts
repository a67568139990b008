import { texts } from '#domain/kernel/texts.ts'

/** What must be known of car, customer and wish before anybody signs (RCV-09). */
export const registrationFieldTexts = texts({
  vehicle: ['车辆', 'Car'],
  plate: ['车牌或车架号', 'Plate or VIN'],
  vin: ['车架号（或未知原因）', 'VIN (or why it is unknown)'],
  owner: ['车主', 'Owner'],
  phone: ['联系电话', 'Telephone'],
  mileage: ['本次里程', 'Mileage today'],
  words: ['客户描述', 'The customer’s words'],
  privacy: ['隐私告知', 'Privacy notice'],
})
export type RegistrationField = keyof typeof registrationFieldTexts

export type RegistrationFacts = {
  vehicleId: string | null
  plate: string | null
  vin: string | null
  vinMissingReason: string
  ownerId: string | null
  ownerPhone: string | null
  senderPhone: string | null
  mileageKm: number | null
  words: string
  privacyNoticedAt: string | null
}

export function registrationGaps(facts: RegistrationFacts): RegistrationField[] {
  const gaps: [RegistrationField, boolean][] = [
    ['vehicle', facts.vehicleId === null],
    ['plate', facts.vehicleId !== null && !facts.plate && !facts.vin],
    ['vin', facts.vehicleId !== null && !facts.vin && facts.vinMissingReason.trim() === ''],
    ['owner', facts.ownerId === null],
    ['phone', !facts.ownerPhone && !facts.senderPhone],
    ['mileage', facts.mileageKm === null],
    ['words', facts.words.trim() === ''],
    ['privacy', facts.privacyNoticedAt === null],
  ]
  return gaps.flatMap(([field, missing]) => (missing ? [field] : []))
}
