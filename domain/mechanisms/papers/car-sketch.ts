import type { CarMark, CarView } from './block.ts'

type View = {
  label: string
  left: number
  top: number
  width: number
  height: number
  mirror: boolean
  paths: readonly string[]
}

export const sketchWidth = 400
export const sketchHeight = 168

/** The unfolded car as one SVG, drawn the same way on the walk-around tablet, on screen and in the PDF. */
export function carSketchSvg(marks: readonly CarMark[], fontFamily = 'sans-serif'): string {
  const parts = Object.values(views).map(view => drawView(view, fontFamily))
  const dots = marks.map(mark => drawMark(mark, fontFamily))
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${sketchWidth}" height="${sketchHeight}" viewBox="0 0 ${sketchWidth} ${sketchHeight}">${parts.join('')}${dots.join('')}</svg>`
}

const side = [
  'M4 42 L4 31 Q6 27 26 24 L48 9 Q52 6 60 6 L102 6 Q110 6 120 13 L134 23 Q154 25 157 31 L157 42 L142 42 A14 14 0 0 0 114 42 L48 42 A14 14 0 0 0 20 42 Z',
  'M52 23 L61 10 L82 10 L82 23 Z',
  'M87 23 L87 10 L102 10 Q108 10 118 18 L122 23 Z',
  'M84 10 L84 40',
  'M48 24 L48 40',
  'M23 43 A11 11 0 1 0 45 43 A11 11 0 1 0 23 43',
  'M117 43 A11 11 0 1 0 139 43 A11 11 0 1 0 117 43',
]
const face = [
  'M6 50 L6 30 Q7 26 12 24 L19 9 Q21 6 26 6 L54 6 Q59 6 61 9 L68 24 Q73 26 74 30 L74 50 Z',
  'M16 23 L22 10 L58 10 L64 23 Z',
  'M10 30 L22 30 L22 37 L10 36 Z',
  'M70 30 L58 30 L58 37 L70 36 Z',
  'M28 40 L52 40 L52 46 L28 46 Z',
  'M10 50 L10 57 L19 57 L19 50',
  'M61 50 L61 57 L70 57 L70 50',
]
const above = [
  'M4 32 Q4 12 14 9 L30 6 L130 6 Q150 7 154 14 Q157 20 157 32 Q157 44 154 50 Q150 57 130 58 L30 58 L14 55 Q4 52 4 32 Z',
  'M46 12 Q40 32 46 52 L60 47 Q57 32 60 17 Z',
  'M126 14 Q132 32 126 50 L112 46 Q114 32 112 18 Z',
  'M60 17 L112 18 M60 47 L112 46',
  'M8 18 L16 12 M8 46 L16 52',
]

const views = {
  left: { label: '左侧', left: 20, top: 6, width: 160, height: 56, mirror: false, paths: side },
  right: { label: '右侧', left: 220, top: 6, width: 160, height: 56, mirror: true, paths: side },
  front: { label: '前部', left: 16, top: 88, width: 80, height: 60, mirror: false, paths: face },
  top: { label: '顶部', left: 120, top: 86, width: 160, height: 64, mirror: false, paths: above },
  rear: { label: '后部', left: 304, top: 88, width: 80, height: 60, mirror: false, paths: face },
} as const satisfies Record<CarView, View>

function drawView(view: View, fontFamily: string): string {
  const flip = view.mirror ? ` translate(${view.width} 0) scale(-1 1)` : ''
  const lines = view.paths.map(path => `<path d="${path}" fill="none" stroke="#444444" stroke-width="0.8"/>`).join('')
  const x = view.left + view.width / 2
  return `<g transform="translate(${view.left} ${view.top})${flip}">${lines}</g><text x="${x}" y="${view.top + view.height + 12}" font-family="${fontFamily}" font-size="8" fill="#666666" text-anchor="middle">${view.label}</text>`
}

function drawMark(mark: CarMark, fontFamily: string): string {
  const view = views[mark.view]
  const x = view.left + mark.x * view.width
  const y = view.top + mark.y * view.height
  return `<circle cx="${x}" cy="${y}" r="5" fill="#ffffff" stroke="#c00000" stroke-width="1"/><text x="${x}" y="${y + 2.6}" font-family="${fontFamily}" font-size="7" fill="#c00000" text-anchor="middle">${mark.no}</text>`
}
