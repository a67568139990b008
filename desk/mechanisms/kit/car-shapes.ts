import { texts } from '#domain/kernel/texts.ts'

/** The views of the printed sketch. */
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

export type ViewShape = {
  view: CarView
  /** Place of the view on the drawing; a mark's x and y are shares of the view's own box, as on paper. */
  left: number
  top: number
  scale: number
  width: number
  height: number
  mirror: boolean
  panels: readonly PanelShape[]
}

export const drawing = { width: 540, height: 252 }

/** The unfolded car: both sides above, front, top and rear below. */
export function viewsOf(body: CarBody): ViewShape[] {
  const side = { width: 160, height: 56, scale: 1.62, top: 14 }
  const face = { width: 80, height: 60, scale: 1.75, top: 132, mirror: false }
  return [
    { view: 'left', ...side, left: 4, mirror: false, panels: sidePanels(body, 'left') },
    { view: 'right', ...side, left: 276, mirror: true, panels: sidePanels(body, 'right') },
    { view: 'front', ...face, left: 4, panels: facePanels('windscreen', 'grille', 'frontBumper') },
    { view: 'top', width: 160, height: 64, scale: 1.5, left: 150, top: 136, mirror: false, panels: topPanels() },
    { view: 'rear', ...face, left: 396, panels: facePanels('rearGlass', 'tailgate', 'rearBumper') },
  ]
}

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

function sidePanels(body: CarBody, at: 'left' | 'right'): PanelShape[] {
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

function facePanels(glass: CarPanel, middle: CarPanel, bumper: CarPanel): PanelShape[] {
  return [
    { panel: glass, look: 'glass', center: [40, 15], path: 'M13 23 L20 9 Q21 6 26 6 L54 6 Q59 6 60 9 L67 23 Z' },
    { panel: middle, look: 'metal', center: [40, 30], path: 'M6 38 L6 30 Q7 25 13 23 L67 23 Q73 25 74 30 L74 38 Z' },
    { panel: bumper, look: 'metal', center: [40, 46], path: 'M6 38 L74 38 L74 50 Q74 54 70 54 L10 54 Q6 54 6 50 Z' },
  ]
}

function topPanels(): PanelShape[] {
  return [
    {
      panel: 'hood',
      look: 'metal',
      center: [24, 32],
      path: 'M4 32 Q4 12 14 9 L30 6 L45 8 Q38 32 45 56 L30 58 L14 55 Q4 52 4 32 Z',
    },
    { panel: 'windscreen', look: 'glass', center: [52, 32], path: 'M45 8 Q38 32 45 56 L62 49 Q58 32 62 15 Z' },
    { panel: 'roof', look: 'metal', center: [86, 32], path: 'M62 15 Q58 32 62 49 L110 49 Q113 32 110 15 Z' },
    { panel: 'rearGlass', look: 'glass', center: [119, 32], path: 'M110 15 Q113 32 110 49 L127 56 Q133 32 127 8 Z' },
    {
      panel: 'trunk',
      look: 'metal',
      center: [143, 32],
      path: 'M127 8 Q133 32 127 56 L136 57 Q150 57 154 50 Q157 44 157 32 Q157 20 154 14 Q150 7 136 7 Z',
    },
  ]
}

const at2 = ([x, y]: Point) => `${x} ${y}`
const line = (points: readonly Point[]) => points.map(point => `L${at2(point)}`).join(' ')
