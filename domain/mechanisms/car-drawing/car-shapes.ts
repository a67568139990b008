import { texts } from '#domain/kernel/texts.ts'

export type CarView = 'left' | 'right' | 'front' | 'top' | 'rear'

export const carBodies = ['sedan', 'suv', 'hatchback', 'mpv', 'pickup'] as const
export type CarBody = (typeof carBodies)[number]

type Point = readonly [x: number, y: number]

/** The side of a body, front to the left, in the box of 160 × 56 that the printed sketch uses too. */
type Profile = { hood: Point; roofFront: Point; roofRear: Point; rear: Point; tail: Point }

const profiles = {
  sedan: { hood: [48, 23], roofFront: [61, 7], roofRear: [103, 7], rear: [134, 22], tail: [156, 26] },
  hatchback: { hood: [46, 23], roofFront: [60, 7], roofRear: [126, 9], rear: [148, 21], tail: [156, 27] },
  suv: { hood: [46, 21], roofFront: [58, 4], roofRear: [138, 5], rear: [151, 20], tail: [156, 25] },
  mpv: { hood: [34, 22], roofFront: [54, 4], roofRear: [143, 4], rear: [153, 20], tail: [157, 25] },
  pickup: { hood: [46, 22], roofFront: [58, 6], roofRear: [97, 6], rear: [106, 24], tail: [157, 24] },
} satisfies Record<CarBody, Profile>

export const panelTexts = texts({
  frontBumper: ['前保险杠', 'Front bumper'],
  grille: ['前脸', 'Front face'],
  windscreen: ['前风挡', 'Windscreen'],
  hood: ['引擎盖', 'Bonnet'],
  roof: ['车顶', 'Roof'],
  rearGlass: ['后风挡', 'Rear window'],
  trunk: ['后备厢盖', 'Boot lid'],
  tailgate: ['尾门', 'Tailgate'],
  rearBumper: ['后保险杠', 'Rear bumper'],
  leftFender: ['左前翼子板', 'Left front wing'],
  leftFrontDoor: ['左前门', 'Left front door'],
  leftRearDoor: ['左后门', 'Left rear door'],
  leftQuarter: ['左后翼子板', 'Left rear wing'],
  leftFrontWheel: ['左前轮', 'Left front wheel'],
  leftRearWheel: ['左后轮', 'Left rear wheel'],
  rightFender: ['右前翼子板', 'Right front wing'],
  rightFrontDoor: ['右前门', 'Right front door'],
  rightRearDoor: ['右后门', 'Right rear door'],
  rightQuarter: ['右后翼子板', 'Right rear wing'],
  rightFrontWheel: ['右前轮', 'Right front wheel'],
  rightRearWheel: ['右后轮', 'Right rear wheel'],
})
export type CarPanel = keyof typeof panelTexts

/** A part one can tap: `center` is where a mark set by key lands. Glass is drawn lighter. */
export type PanelShape = { panel: CarPanel; path: string; center: Point; look: 'metal' | 'glass' | 'wheel' }

const sideNames = {
  left: {
    fender: 'leftFender',
    frontDoor: 'leftFrontDoor',
    rearDoor: 'leftRearDoor',
    quarter: 'leftQuarter',
    frontWheel: 'leftFrontWheel',
    rearWheel: 'leftRearWheel',
  },
  right: {
    fender: 'rightFender',
    frontDoor: 'rightFrontDoor',
    rearDoor: 'rightRearDoor',
    quarter: 'rightQuarter',
    frontWheel: 'rightFrontWheel',
    rearWheel: 'rightRearWheel',
  },
} as const satisfies Record<'left' | 'right', Record<string, CarPanel>>

export function sidePanels(body: CarBody, at: 'left' | 'right'): PanelShape[] {
  const names = sideNames[at]
  const profile = profiles[body]
  const { hood, roofFront, roofRear, rear, tail } = profile
  const top = roofRear[1]
  const isPickup = body === 'pickup'
  // The rear door ends where the roof begins to fall, or above the wheel where the roof goes on.
  const doorTop: Point[] = roofRear[0] < 112 ? [roofRear, isPickup ? [102, 16] : [118, 14.5]] : [[114, top]]
  const doorEnd: Point[] = isPickup
    ? [
        [106, 24],
        [106, 42],
      ]
    : [
        [124, 24],
        [119.3, 31],
      ]
  const quarterTop: Point[] = isPickup ? [[106, 24]] : [...doorTop.slice(-1), ...(roofRear[0] < 112 ? [] : [roofRear])]
  const arch = isPickup ? 'L142 42 A14 14 0 0 0 114 42 L106 42' : 'L142 42 A14 14 0 0 0 119.3 31 L124 24'
  return [
    {
      panel: names.fender,
      look: 'metal',
      center: [14, 33],
      path: `M4 42 L4 31 Q6 27 26 24.5 L${at2(hood)} L48 26 L48 42 A14 14 0 0 0 20 42 Z`,
    },
    {
      panel: names.frontDoor,
      look: 'metal',
      center: [68, 32],
      path: `M48 26 L${at2(hood)} L${at2(roofFront)} L84 ${roofFront[1]} L84 42 L48 42 Z`,
    },
    {
      panel: names.rearDoor,
      look: 'metal',
      center: [isPickup ? 95 : 101, 32],
      path: `M84 ${roofFront[1]} ${line(doorTop)} ${line(doorEnd)}${isPickup ? '' : ' A14 14 0 0 0 114 42'} L84 42 Z`,
    },
    {
      panel: names.quarter,
      look: 'metal',
      center: [isPickup ? 130 : 149, isPickup ? 27 : 30],
      path: `M${at2(quarterTop[0] ?? rear)} ${line(quarterTop.slice(1))} L${at2(rear)} L${at2(tail)} L157 42 ${arch} Z`,
    },
    wheel(names.frontWheel, 34),
    wheel(names.rearWheel, 128),
  ]
}

function wheel(panel: CarPanel, x: number): PanelShape {
  return {
    panel,
    look: 'wheel',
    center: [x, 43],
    path: `M${x - 11.5} 43 a11.5 11.5 0 1 0 23 0 a11.5 11.5 0 1 0 -23 0 Z`,
  }
}

/** Windows of a side: only drawn, a tap on them belongs to the door. */
export function sideWindows(body: CarBody): string[] {
  const { hood, roofFront, roofRear } = profiles[body]
  const sill = 22
  const front = `M${hood[0] + 6} ${sill} L${roofFront[0] + 1.5} ${roofFront[1] + 3} L82 ${roofFront[1] + 3} L82 ${sill} Z`
  const rearTop = Math.min(roofRear[0], 112)
  const rearSill = body === 'pickup' ? 101 : roofRear[0] < 112 ? 119 : 112
  return [front, `M86 ${roofFront[1] + 3} L${rearTop} ${roofRear[1] + 3} L${rearSill} ${sill} L86 ${sill} Z`]
}

/** Front and rear in a box of 80 × 60, symmetric to the middle: heights from above, half widths. */
type Face = {
  roof: number
  roofHalf: number
  belt: number
  beltHalf: number
  half: number
  bumper: number
  floor: number
}

const faces = {
  sedan: { roof: 11, roofHalf: 16, belt: 26, beltHalf: 26, half: 34, bumper: 40, floor: 53 },
  hatchback: { roof: 8, roofHalf: 17, belt: 25, beltHalf: 27, half: 33, bumper: 40, floor: 53 },
  suv: { roof: 4, roofHalf: 20, belt: 21, beltHalf: 28, half: 35, bumper: 38, floor: 51 },
  mpv: { roof: 3, roofHalf: 22, belt: 23, beltHalf: 29, half: 33, bumper: 40, floor: 53 },
  pickup: { roof: 5, roofHalf: 19, belt: 21, beltHalf: 26, half: 36, bumper: 37, floor: 50 },
} satisfies Record<CarBody, Face>

const middle = 40

export function facePanels(body: CarBody, end: 'front' | 'rear'): PanelShape[] {
  const { roof, roofHalf, belt, beltHalf, half, bumper, floor } = faces[body]
  // A pickup's loading bed hides the lower half of its rear window.
  const sill = body === 'pickup' && end === 'rear' ? belt - 4 : belt
  const [glass, face, below] =
    end === 'front'
      ? (['windscreen', 'grille', 'frontBumper'] as const)
      : (['rearGlass', 'tailgate', 'rearBumper'] as const)
  const top = `L${middle - roofHalf} ${roof + 3} Q${middle - roofHalf + 1} ${roof} ${middle - roofHalf + 5} ${roof}`
  const topRight = `L${middle + roofHalf - 5} ${roof} Q${middle + roofHalf - 1} ${roof} ${middle + roofHalf} ${roof + 3}`
  return [
    {
      panel: glass,
      look: 'glass',
      center: [middle, (roof + sill) / 2],
      path: `M${middle - beltHalf} ${sill} ${top} ${topRight} L${middle + beltHalf} ${sill} Z`,
    },
    {
      panel: face,
      look: 'metal',
      center: [middle, (sill + bumper) / 2],
      path: `M${middle - half} ${bumper} L${middle - half} ${sill + 8} Q${middle - half + 1} ${sill + 3} ${middle - beltHalf} ${sill} L${middle + beltHalf} ${sill} Q${middle + half - 1} ${sill + 3} ${middle + half} ${sill + 8} L${middle + half} ${bumper} Z`,
    },
    {
      panel: below,
      look: 'metal',
      center: [middle, (bumper + floor) / 2],
      path: `M${middle - half} ${bumper} L${middle + half} ${bumper} L${middle + half} ${floor - 4} Q${middle + half} ${floor} ${middle + half - 4} ${floor} L${middle - half + 4} ${floor} Q${middle - half} ${floor} ${middle - half} ${floor - 4} Z`,
    },
  ]
}

/** Lamps, plate, grille and wheels of front and rear: only drawn. */
export function faceDetails(body: CarBody, end: 'front' | 'rear'): string {
  const { belt, half, bumper, floor } = faces[body]
  const plate = `M${middle - 10} ${bumper + 3} h20 v6 h-20 Z`
  const wheels = [-1, 1].map(side => {
    const outer = middle + side * (half - 1)
    const inner = outer - side * 10
    return `M${outer} ${floor} L${outer} ${floor + 5} L${inner} ${floor + 5} L${inner} ${floor}`
  })
  const isTall = body === 'suv' || body === 'mpv' || body === 'hatchback'
  const lamps = [-1, 1].map(side => {
    const x = middle + side * (half - 2)
    if (end === 'front')
      return `M${x} ${belt + 6} L${x - side * 13} ${belt + 7} L${x - side * 11} ${belt + 12} L${x} ${belt + 12} Z`
    const width = isTall ? 6 : 12
    return `M${x} ${belt + 5} L${x - side * width} ${belt + 5} L${x - side * width} ${belt + (isTall ? 14 : 11)} L${x} ${belt + (isTall ? 14 : 11)} Z`
  })
  const face = end === 'front' ? `M${middle - 14} ${belt + 7} h28 l-2 6 h-24 Z` : `M${middle - 5} ${belt + 12} h10`
  return [...lamps, face, plate, ...wheels].join(' ')
}

/** From above, in a box of 160 × 64; lengthwise it agrees with the side. */
export function topPanels(body: CarBody): PanelShape[] {
  const { hood, roofFront, roofRear, rear } = profiles[body]
  const a = hood[0] - 3
  const b = roofFront[0] + 1
  const c = Math.min(roofRear[0], 136)
  const d = Math.min(rear[0], 146)
  const bend = Math.min(6, Math.round((d - c) / 4) + 2)
  return [
    {
      panel: 'hood',
      look: 'metal',
      center: [a / 2 + 2, 32],
      path: `M4 32 Q4 12 14 9 L${a - 12} 6 L${a} 8 Q${a - 7} 32 ${a} 56 L${a - 12} 58 L14 55 Q4 52 4 32 Z`,
    },
    {
      panel: 'windscreen',
      look: 'glass',
      center: [(a + b) / 2 - 2, 32],
      path: `M${a} 8 Q${a - 7} 32 ${a} 56 L${b} 49 Q${b - 4} 32 ${b} 15 Z`,
    },
    {
      panel: 'roof',
      look: 'metal',
      center: [(b + c) / 2, 32],
      path: `M${b} 15 Q${b - 4} 32 ${b} 49 L${c} 49 Q${c + 3} 32 ${c} 15 Z`,
    },
    {
      panel: 'rearGlass',
      look: 'glass',
      center: [(c + d) / 2 + 2, 32],
      path: `M${c} 15 Q${c + 3} 32 ${c} 49 L${d} 55 Q${d + bend} 32 ${d} 9 Z`,
    },
    {
      panel: 'trunk',
      look: 'metal',
      center: [(d + 157) / 2 + 2, 32],
      path: `M${d} 9 Q${d + bend} 32 ${d} 55 L148 57 Q152 56 154 50 Q157 44 157 32 Q157 20 154 14 Q152 8 148 7 Z`,
    },
  ]
}

/** Sides of the body below the roof, mirrors, and the loading bed of a pickup: only drawn. */
export function topDetails(body: CarBody): string {
  const { hood, roofFront, roofRear } = profiles[body]
  const a = hood[0] - 3
  const c = Math.min(roofRear[0], 136)
  const sides = `M${a} 8 L${a + 8} 6 L148 7 M${a} 56 L${a + 8} 58 L148 57`
  const doors = [roofFront[0] + 24, c - 4].map(x => `M${x} 6 L${x} 15 M${x} 58 L${x} 49`).join(' ')
  const mirrors = `M${a + 7} 6 l3 -4 l5 0 l-1 4 M${a + 7} 58 l3 4 l5 0 l-1 -4`
  const bed =
    body === 'pickup' ? ' M112 12 L152 12 L152 52 L112 52 Z M112 22 L152 22 M112 32 L152 32 M112 42 L152 42' : ''
  return `${sides} ${doors} ${mirrors}${bed}`
}

const at2 = ([x, y]: Point) => `${x} ${y}`
const line = (points: readonly Point[]) => points.map(point => `L${at2(point)}`).join(' ')
