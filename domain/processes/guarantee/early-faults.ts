import type { Text } from '#domain/kernel/texts.ts'
import { texts } from '#domain/kernel/texts.ts'

/** Articles 20 and 22 name four assemblies with their main parts, article 23 five faults of which each is enough. */
export const earlyFaultTexts = texts({
  engine: ['发动机或其主要零部件', 'Engine or its main parts'],
  gearbox: ['变速器或其主要零部件', 'Gearbox or its main parts'],
  battery: ['动力蓄电池或其主要零部件', 'Traction battery or its main parts'],
  motor: ['驱动电机或其主要零部件', 'Drive motor or its main parts'],
  steering: ['转向系统失效', 'Steering failure'],
  brakes: ['制动系统失效', 'Brake failure'],
  bodyCrack: ['车身开裂', 'Cracked body'],
  fuelLeak: ['燃油泄漏', 'Fuel leak'],
  batteryFire: ['动力蓄电池起火', 'Fire of the traction battery'],
})
export type EarlyFault = keyof typeof earlyFaultTexts

export const earlyFaults = [
  'engine',
  'gearbox',
  'battery',
  'motor',
  'steering',
  'brakes',
  'bodyCrack',
  'fuelLeak',
  'batteryFire',
] as const satisfies readonly EarlyFault[]

const assemblies: readonly EarlyFault[] = ['engine', 'gearbox', 'battery', 'motor']
export const isAssembly = (fault: EarlyFault) => assemblies.includes(fault)

export const isEarlyFault = (about: string): about is EarlyFault => Object.hasOwn(earlyFaultTexts, about)

export const earlyRights = ['car', 'assembly'] as const
export type EarlyRight = (typeof earlyRights)[number]

/** What the owner chose: the right they hold, or a repair all the same. */
export const choiceTexts = texts({
  repair: ['免费修理', 'Free repair'],
  assembly: ['免费更换新总成', 'A new assembly, free'],
  car: ['更换车辆或退货', 'Another car, or the money back'],
})
export type EarlyChoice = keyof typeof choiceTexts

/** A ground for another car as it is read: the fault by its name, a system as it stands. */
export function aboutText(clock: string, about: string): Text {
  return clock === 'early' && isEarlyFault(about) ? earlyFaultTexts[about] : [about, about]
}
