import { viewsOf } from '../car-drawing/car-layout.ts'
import { type CarBody, type CarView, faceDetails, sideWindows, topDetails } from '../car-drawing/car-shapes.ts'
import type { CarMark, CarSketchBlock } from './block.ts'

type View = {
  label: string
  left: number
  top: number
  width: number
  height: number
  mirror: boolean
}

export const sketchWidth = 400
export const sketchHeight = 168

/**
 * The unfolded car as one SVG, of the same lines on the walk-around tablet, on screen and in the PDF. Papers issued before
 * the kind of body was noted show a sedan; marks stand at the same share of their view on every body.
 */
export function carSketchSvg(
  { marks, body = 'sedan' }: Pick<CarSketchBlock, 'marks' | 'body'>,
  fontFamily = 'sans-serif',
): string {
  const parts = viewsOf(body).map(({ view, panels }) => {
    const lines = [...panels.map(({ path }) => path), ...detailsOf(body, view)]
    return drawView(views[view], lines, fontFamily)
  })
  const dots = marks.map(mark => drawMark(mark, fontFamily))
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${sketchWidth}" height="${sketchHeight}" viewBox="0 0 ${sketchWidth} ${sketchHeight}">${parts.join('')}${dots.join('')}</svg>`
}

const views = {
  left: { label: '左侧', left: 20, top: 6, width: 160, height: 56, mirror: false },
  right: { label: '右侧', left: 220, top: 6, width: 160, height: 56, mirror: true },
  front: { label: '前部', left: 16, top: 88, width: 80, height: 60, mirror: false },
  top: { label: '顶部', left: 120, top: 86, width: 160, height: 64, mirror: false },
  rear: { label: '后部', left: 304, top: 88, width: 80, height: 60, mirror: false },
} as const satisfies Record<CarView, View>

function detailsOf(body: CarBody, view: CarView): string[] {
  if (view === 'left' || view === 'right') return sideWindows(body)
  return [view === 'top' ? topDetails(body) : faceDetails(body, view)]
}

function drawView(view: View, paths: readonly string[], fontFamily: string): string {
  const flip = view.mirror ? ` translate(${view.width} 0) scale(-1 1)` : ''
  const lines = paths.map(path => `<path d="${path}" fill="none" stroke="#444444" stroke-width="0.8"/>`).join('')
  const x = view.left + view.width / 2
  return `<g transform="translate(${view.left} ${view.top})${flip}">${lines}</g><text x="${x}" y="${view.top + view.height + 12}" font-family="${fontFamily}" font-size="8" fill="#666666" text-anchor="middle">${view.label}</text>`
}

function drawMark(mark: CarMark, fontFamily: string): string {
  const view = views[mark.view]
  const x = view.left + mark.x * view.width
  const y = view.top + mark.y * view.height
  return `<circle cx="${x}" cy="${y}" r="5" fill="#ffffff" stroke="#c00000" stroke-width="1"/><text x="${x}" y="${y + 2.6}" font-family="${fontFamily}" font-size="7" fill="#c00000" text-anchor="middle">${mark.no}</text>`
}
