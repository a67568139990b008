export type PlateKind = 'ordinary' | 'newEnergySmall' | 'newEnergyLarge' | 'special'
export type PlateColour = 'blue' | 'yellow' | 'white' | 'black' | 'green' | 'yellowGreen'
export type PlateCheck =
  /** The colour is the usual one of the pattern: a lorry's ordinary plate is yellow and reads like a blue one. */
  { ok: true; plate: string; kind: PlateKind; colour: PlateColour } | { ok: false; plate: string }

const PROVINCE = '[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]'
const SERIAL = '[A-HJ-NP-Z0-9]'
const REGION = `${PROVINCE}[A-HJ-Z]`
const POWER = '[DABCEFGHJK]'

// The first pattern that fits wins; the lengths and suffixes keep them apart.
const PATTERNS: readonly (readonly [RegExp, PlateKind, PlateColour])[] = [
  [new RegExp(`^${REGION}${POWER}${SERIAL}\\d{4}$`), 'newEnergySmall', 'green'],
  [new RegExp(`^${REGION}\\d{5}${POWER}$`), 'newEnergyLarge', 'yellowGreen'],
  [new RegExp(`^${REGION}${SERIAL}{5}$`), 'ordinary', 'blue'],
  [new RegExp(`^${REGION}${SERIAL}{4}[挂学]$`), 'special', 'yellow'],
  [new RegExp(`^${REGION}${SERIAL}{4}警$`), 'special', 'white'],
  [new RegExp(`^粤Z${SERIAL}{4}[港澳]$`), 'special', 'black'],
  [new RegExp(`^${REGION}${SERIAL}{4}领$`), 'special', 'black'],
  [/^(?:\d{6}使|使\d{6})$/, 'special', 'black'],
  [new RegExp(`^WJ${PROVINCE}\\d{4}[0-9A-Z]$`), 'special', 'white'],
  [/^[A-HJ-NP-Z]{2}\d{5}$/, 'special', 'white'],
]

// Signs that people mistake for each other on photos and over the telephone.
const LOOK_ALIKE = ['0ODQ', '1I', '8B', '2Z', '5S'] as const

/** Upper case, half width, without the dot, blanks and hyphens that stand between the parts. */
export function normalisePlate(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s.·•‧・･∙⋅‐-―−_-]/gu, '')
}

export function parsePlate(text: string): PlateCheck {
  const plate = normalisePlate(text)
  for (const [pattern, kind, colour] of PATTERNS) {
    if (pattern.test(plate)) return { ok: true, plate, kind, colour }
  }
  return { ok: false, plate }
}

/** Plates that look alike share one key, so a misspelt plate still finds its vehicle. */
export function plateKey(text: string): string {
  return Array.from(normalisePlate(text), sign => groupOf(sign)?.charAt(0) ?? sign).join('')
}

/** Valid plates the text may have been meant as: impossible signs put right, and then one look-alike exchanged. */
export function plateNeighbours(text: string): string[] {
  const typed = normalisePlate(text)
  const signs = Array.from(typed)
  // A serial never holds I or O, so there they can only be 1 and 0.
  const repaired = signs.map((sign, index) => (index < 2 ? sign : sign.replace('I', '1').replace('O', '0')))
  const found = new Set([repaired.join('')])
  for (const [index, sign] of repaired.entries()) {
    for (const other of groupOf(sign) ?? '') found.add(repaired.with(index, other).join(''))
  }
  found.delete(typed)
  return [...found].filter(plate => parsePlate(plate).ok).sort()
}

function groupOf(sign: string): string | undefined {
  return LOOK_ALIKE.find(group => group.includes(sign))
}
