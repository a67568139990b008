import { z } from 'zod'

/** What the form centre finds a paper by, besides its number and date. */
export type PaperParties = {
  customerName: string | null
  phone: string | null
  plate: string | null
  vin: string | null
  orderNumber: string | null
}

const parties = z.object({
  customer: z.object({ name: z.string(), phone: z.string().nullish() }).nullish(),
  vehicle: z.object({ plate: z.string().nullish(), vin: z.string().nullish() }).nullish(),
  orderNumber: z.string().nullish(),
})

/** All forms carry the customer, the vehicle and the order under the same names, so one reader serves every kind. */
export function partiesOf(content: unknown): PaperParties {
  const found = parties.safeParse(content)
  const data = found.success ? found.data : {}
  return {
    customerName: data.customer?.name ?? null,
    phone: data.customer?.phone ?? null,
    plate: data.vehicle?.plate ?? null,
    vin: data.vehicle?.vin ?? null,
    orderNumber: data.orderNumber ?? null,
  }
}
