import { type Text, texts } from '#domain/kernel/texts.ts'

/** The kinds a repair leaves behind, as the law sorts them: liquids, parts, soaked things, scrap. */
export const wasteKinds = [
  'oil',
  'coolant',
  'brakeFluid',
  'refrigerant',
  'filter',
  'battery',
  'tyre',
  'oilyRag',
  'paint',
  'metal',
  'packaging',
] as const
export type WasteKind = (typeof wasteKinds)[number]

export const wasteTexts = texts({
  oil: ['废机油', 'Used oil'],
  coolant: ['废冷却液', 'Coolant'],
  brakeFluid: ['废制动液', 'Brake fluid'],
  refrigerant: ['废制冷剂', 'Refrigerant'],
  filter: ['废滤清器', 'Filters'],
  battery: ['废蓄电池', 'Batteries'],
  tyre: ['废轮胎', 'Tyres'],
  oilyRag: ['含油抹布手套', 'Oily rags'],
  paint: ['废漆渣溶剂', 'Paint and solvent'],
  metal: ['废金属件', 'Scrap metal'],
  packaging: ['废包装', 'Packaging'],
}) satisfies Record<WasteKind, Text>

const litre: Text = ['升', 'l']
const piece: Text = ['件', 'pcs']
const kilogram: Text = ['千克', 'kg']

export const wasteUnits = {
  oil: litre,
  coolant: litre,
  brakeFluid: litre,
  refrigerant: kilogram,
  filter: piece,
  battery: piece,
  tyre: piece,
  oilyRag: kilogram,
  paint: kilogram,
  metal: kilogram,
  packaging: kilogram,
} as const satisfies Record<WasteKind, Text>

/** Limits are whole litres, pieces and kilograms; zero is none, and at the limit it is time. */
export const isTooMuch = (qtyMilli: number, limit: number): boolean => limit > 0 && qtyMilli >= limit * 1000
