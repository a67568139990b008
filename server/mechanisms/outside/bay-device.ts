import { z } from 'zod'
import { createRng } from '#domain/kernel/rng.ts'
import type { Subject } from '#server/kernel/context.ts'
import type { JobRun } from '#server/kernel/jobs.ts'
import { ask } from './ask.ts'

export type BayReading = { key: string; subject: Subject; bay: string; vin: string }

const zReading = z.object({
  mileageKm: z.int().min(0),
  batteryMilliVolt: z.int().min(0),
  troubleCodes: z.array(z.string().regex(/^[PCBU][0-3][0-9A-F]{3}$/)),
  readAt: z.iso.datetime(),
})

/** The terminal at a bay, with the car's diagnostic socket behind it. */
export type BayDeviceParty = { read(run: JobRun, reading: BayReading): Promise<z.output<typeof zReading>> }

const common = ['P0301', 'P0420', 'P0171', 'P0505', 'C0035', 'U0100', 'B1325'] as const

export const simulatedBayDevice: BayDeviceParty = {
  read: (run, reading) =>
    ask(run, {
      key: reading.key,
      party: 'bayDevice',
      operation: 'read',
      subject: reading.subject,
      request: { bay: reading.bay, vin: reading.vin },
      answer: zReading,
      simulate: async ctx => {
        // The same car says the same today.
        const rng = createRng(`${reading.vin} ${ctx.now.slice(0, 10)}`)
        const troubleCodes = rng.shuffle(common).slice(0, rng.int(0, 2))
        return {
          mileageKm: rng.int(5_000, 160_000),
          batteryMilliVolt: rng.int(11_900, 14_400),
          troubleCodes,
          readAt: ctx.now,
        }
      },
    }),
}
