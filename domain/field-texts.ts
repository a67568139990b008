import { type Text, texts } from './kernel/texts.ts'
import { appointmentFieldTexts } from './processes/appointments/event-texts.ts'
import { catalogueFieldTexts } from './processes/catalogue/event-texts.ts'
import { customersFieldTexts } from './processes/customers/event-texts.ts'
import { receptionFieldTexts } from './processes/reception/event-texts.ts'
import { stockFieldTexts } from './processes/stock/event-texts.ts'

const commonFieldTexts = texts({
  dueAt: ['时限', 'Due'],
  ownerId: ['负责人', 'Owner'],
  standInId: ['代理人', 'Stand-in'],
  toAt: ['截止', 'Until'],
  weekly: ['每周营业时间', 'Weekly hours'],
  exceptions: ['特殊日期', 'Exceptions'],
})

/** What the changed fields of the timeline are called; one spread per feature. A field without a name shows its code. */
export const fieldTexts: Readonly<Record<string, Text>> = {
  ...commonFieldTexts,
  ...appointmentFieldTexts,
  ...catalogueFieldTexts,
  ...customersFieldTexts,
  ...receptionFieldTexts,
  ...stockFieldTexts,
}
