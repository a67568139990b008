import { type Text, texts } from './kernel/texts.ts'
import { approvalEventTexts } from './mechanisms/approvals/event-texts.ts'
import { dutyEventTexts } from './mechanisms/duties/event-texts.ts'
import { policyEventTexts } from './mechanisms/policies/event-texts.ts'
import { catalogueEventTexts } from './processes/catalogue/event-texts.ts'
import { customersEventTexts } from './processes/customers/event-texts.ts'

const setupEventTexts = texts({
  'store.opened': ['门店已开通', 'Store opened'],
})

/** What the events of the timeline are called; one spread per feature. An event without a name shows its code. */
export const eventTexts: Readonly<Record<string, Text>> = {
  ...approvalEventTexts,
  ...catalogueEventTexts,
  ...customersEventTexts,
  ...dutyEventTexts,
  ...policyEventTexts,
  ...setupEventTexts,
}
