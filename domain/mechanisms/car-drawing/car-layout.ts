import { type CarBody, type CarView, facePanels, type PanelShape, sidePanels, topPanels } from './car-shapes.ts'

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

/** Wide for paper, desk and tablet; tall for a telephone, where the views stand one below the other. */
export type Layout = 'wide' | 'tall'

export const drawings = {
  wide: { width: 540, height: 234 },
  tall: { width: 268, height: 410 },
} as const satisfies Record<Layout, { width: number; height: number }>

/** The unfolded car: both sides above, front, top and rear below. */
export function viewsOf(body: CarBody, layout: Layout = 'wide'): ViewShape[] {
  if (layout === 'tall') return tallViewsOf(body)
  const side = { width: 160, height: 56, scale: 1.62, top: 8 }
  const face = { width: 80, height: 60, scale: 1.75, top: 118, mirror: false }
  return [
    { view: 'left', ...side, left: 4, mirror: false, panels: sidePanels(body, 'left') },
    { view: 'right', ...side, left: 276, mirror: true, panels: sidePanels(body, 'right') },
    { view: 'front', ...face, left: 4, panels: facePanels(body, 'front') },
    { view: 'top', width: 160, height: 64, scale: 1.5, left: 150, top: 122, mirror: false, panels: topPanels(body) },
    { view: 'rear', ...face, left: 396, panels: facePanels(body, 'rear') },
  ]
}

function tallViewsOf(body: CarBody): ViewShape[] {
  const side = { width: 160, height: 56, scale: 1.62, left: 4 }
  const face = { width: 80, height: 60, scale: 1.6, top: 308, mirror: false }
  return [
    { view: 'left', ...side, top: 8, mirror: false, panels: sidePanels(body, 'left') },
    { view: 'right', ...side, top: 104, mirror: true, panels: sidePanels(body, 'right') },
    { view: 'top', width: 160, height: 64, scale: 1.62, left: 4, top: 200, mirror: false, panels: topPanels(body) },
    { view: 'front', ...face, left: 4, panels: facePanels(body, 'front') },
    { view: 'rear', ...face, left: 136, panels: facePanels(body, 'rear') },
  ]
}
