import { texts } from '#domain/kernel/texts.ts'
import type { HeldValues, Told } from '#domain/processes/appointments/told-points.ts'

/** What the page says to everybody before the booking is sent, in the words the copy prints. */
export const saidOnPage = texts({
  solution: [
    '按所选项目办理；故障类先检查，报价经您同意后再施工',
    'We do the work you choose; a fault is inspected first, and repaired once you agree to the price',
  ],
  quality: ['按公示的质保期承担维修质量责任', 'Our work is guaranteed for the terms on display'],
  special: ['如需代步车、接送车请在需求中说明', 'Tell us if you need a loan car or to be picked up'],
  bring: ['行驶证、保养手册、随车工具', 'Vehicle licence, service book, the tools of the car'],
})

/** The eight points as the customer has read them online: the page's own words, and what the booking holds. */
export function toldOnline(held: HeldValues): Told[] {
  return [
    { point: 'solution', value: saidOnPage.solution[0] },
    { point: 'quality', value: saidOnPage.quality[0] },
    { point: 'price', value: held.price },
    { point: 'duration', value: held.duration },
    { point: 'reception', value: held.reception },
    { point: 'technician', value: held.technician },
    { point: 'special', value: saidOnPage.special[0] },
    { point: 'bring', value: saidOnPage.bring[0] },
  ]
}
