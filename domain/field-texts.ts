import { type Text, texts } from './kernel/texts.ts'
import { appointmentFieldTexts } from './processes/appointments/event-texts.ts'
import { catalogueFieldTexts } from './processes/catalogue/event-texts.ts'
import { customersFieldTexts } from './processes/customers/event-texts.ts'
import { receptionFieldTexts } from './processes/reception/event-texts.ts'
import { settlementFieldTexts } from './processes/settlement/event-texts.ts'
import { stockFieldTexts } from './processes/stock/event-texts.ts'

const commonFieldTexts = texts({
  dueAt: ['时限', 'Due'],
  ownerId: ['负责人', 'Owner'],
  standInId: ['代理人', 'Stand-in'],
  toAt: ['截止', 'Until'],
  sunday: ['周日', 'Sunday'],
  monday: ['周一', 'Monday'],
  tuesday: ['周二', 'Tuesday'],
  wednesday: ['周三', 'Wednesday'],
  thursday: ['周四', 'Thursday'],
  friday: ['周五', 'Friday'],
  saturday: ['周六', 'Saturday'],
})

/** What the changed fields of the timeline are called; one spread per feature. A field without a name shows its code. */
export const fieldTexts: Readonly<Record<string, Text>> = {
  ...commonFieldTexts,
  ...appointmentFieldTexts,
  ...catalogueFieldTexts,
  ...customersFieldTexts,
  ...receptionFieldTexts,
  ...settlementFieldTexts,
  ...stockFieldTexts,
}
