export const powerTypes = ['petrol', 'diesel', 'hev', 'phev', 'bev'] as const
export type PowerType = (typeof powerTypes)[number]

export const bodyKinds = ['sedan', 'hatchback', 'suv', 'mpv', 'pickup'] as const
export type BodyKind = (typeof bodyKinds)[number]

export const powerNames: Record<PowerType, string> = {
  petrol: '汽油',
  diesel: '柴油',
  hev: '油电混合',
  phev: '插电混动（含增程）',
  bev: '纯电动',
}

export const bodyNames: Record<BodyKind, string> = {
  sedan: '轿车',
  hatchback: '两厢轿车',
  suv: '运动型多用途车',
  mpv: '多用途乘用车',
  pickup: '皮卡',
}

export const combustionPowers: readonly PowerType[] = ['petrol', 'diesel', 'hev', 'phev']
export const highVoltagePowers: readonly PowerType[] = ['hev', 'phev', 'bev']
