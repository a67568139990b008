import type { PartyName } from '#domain/mechanisms/outside/parties.ts'
import { type BayDeviceParty, simulatedBayDevice } from './bay-device.ts'
import { type InvoiceParty, simulatedInvoice } from './invoice.ts'
import { type MessageParty, simulatedMail, simulatedSms, simulatedWechat } from './message-party.ts'
import { type PaymentParty, simulatedPayment } from './payment.ts'

/** The outside parties by name. Each is an interface; a real provider takes the place of the simulated one here. */
export type Parties = {
  sms: MessageParty
  wechat: MessageParty
  mail: MessageParty
  payment: PaymentParty
  invoice: InvoiceParty
  bayDevice: BayDeviceParty
}

const parties: Parties = {
  sms: simulatedSms,
  wechat: simulatedWechat,
  mail: simulatedMail,
  payment: simulatedPayment,
  invoice: simulatedInvoice,
  bayDevice: simulatedBayDevice,
}

/** An outside party; called from jobs only, so that no transaction waits for the network. */
export function party<N extends PartyName>(name: N): Parties[N] {
  return parties[name]
}
