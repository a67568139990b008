import type { HeldValues, Told } from '#domain/processes/appointments/told-points.ts'

/** What the page says to everybody before the booking is sent, in the words the copy prints. */
export const saidOnPage = {
  solution: '按所选项目办理；故障类先检查，报价经您同意后再施工',
  quality: '按公示的质保期承担维修质量责任',
  special: '如需代步车、接送车请在需求中说明',
  bring: '行驶证、保养手册、随车工具',
} as const

/** The eight points as the customer has read them online: the page's own words, and what the booking holds. */
export function toldOnline(held: HeldValues): Told[] {
  return [
    { point: 'solution', value: saidOnPage.solution },
    { point: 'quality', value: saidOnPage.quality },
    { point: 'price', value: held.price },
    { point: 'duration', value: held.duration },
    { point: 'reception', value: held.reception },
    { point: 'technician', value: held.technician },
    { point: 'special', value: saidOnPage.special },
    { point: 'bring', value: saidOnPage.bring },
  ]
}
