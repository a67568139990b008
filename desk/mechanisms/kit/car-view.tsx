import type { KeyboardEvent, MouseEvent } from 'react'
import { drawings, type Layout, type ViewShape, viewsOf } from '#domain/mechanisms/car-drawing/car-layout.ts'
import type { CarView } from '#domain/mechanisms/car-drawing/car-shapes.ts'
import {
  type CarBody,
  type CarPanel,
  faceDetails,
  panelTexts,
  sideWindows,
  topDetails,
} from '#domain/mechanisms/car-drawing/car-shapes.ts'
import { useText } from '../../kernel/text.ts'
import type { DamageMark } from './car-damage.ts'
import styles from './car-outline.module.css'

export type Place = { view: CarView; panel: CarPanel; x: number; y: number }
type CarViewDrawingProps = {
  view: ViewShape
  body: CarBody
  layout: Layout
  onAdd: ((place: Place) => void) | undefined
}

/** One view; a tap or Enter on a part says where on it. */
export function CarViewDrawing({ view, body, layout, onAdd }: CarViewDrawingProps) {
  const text = useText()
  const set = (panel: CarPanel, x: number, y: number) => onAdd?.({ view: view.view, panel, x: share(x), y: share(y) })
  const tap = (event: MouseEvent<SVGPathElement>, panel: CarPanel) => {
    const box = event.currentTarget.ownerSVGElement?.getBoundingClientRect()
    if (!box) return
    const x = ((event.clientX - box.left) / box.width) * drawings[layout].width
    const y = ((event.clientY - box.top) / box.height) * drawings[layout].height
    set(panel, (x - view.left) / (view.width * view.scale), (y - view.top) / (view.height * view.scale))
  }
  const press = (event: KeyboardEvent, panel: CarPanel, [x, y]: readonly [number, number]) => {
    if (event.key !== 'Enter' && event.key !== ' ') return
    event.preventDefault()
    set(panel, view.mirror ? 1 - x / view.width : x / view.width, y / view.height)
  }
  return (
    <g transform={`translate(${view.left} ${view.top}) scale(${view.scale})`}>
      <g transform={view.mirror ? `translate(${view.width} 0) scale(-1 1)` : undefined}>
        {view.panels.map(shape => (
          // biome-ignore lint/a11y/useSemanticElements: a part of a drawing cannot be a button element.
          <path
            key={shape.panel}
            d={shape.path}
            className={styles.panel}
            data-look={shape.look}
            role="button"
            tabIndex={onAdd ? 0 : -1}
            aria-label={text(panelTexts[shape.panel])}
            aria-disabled={!onAdd}
            onClick={event => tap(event, shape.panel)}
            onKeyDown={event => press(event, shape.panel, shape.center)}
          >
            <title>{text(panelTexts[shape.panel])}</title>
          </path>
        ))}
        <Details view={view.view} body={body} />
      </g>
    </g>
  )
}

/** Lines that make it look like a car; a tap on them belongs to the part below. */
function Details({ view, body }: { view: CarView; body: CarBody }) {
  if (view === 'top') return <path d={topDetails(body)} className={styles.detail} />
  if (view === 'front' || view === 'rear') return <path d={faceDetails(body, view)} className={styles.detail} />
  return (
    <>
      {sideWindows(body).map(path => (
        <path key={path} d={path} className={styles.window} />
      ))}
      <path
        d={`M29 43a5 5 0 1 0 10 0a5 5 0 1 0 -10 0M123 43a5 5 0 1 0 10 0a5 5 0 1 0 -10 0M76 27h6M${body === 'pickup' ? 97 : 108} 27h6`}
        className={styles.detail}
      />
    </>
  )
}

type MarkDotProps = { mark: DamageMark; body: CarBody; layout: Layout; no: number; onTake?: (() => void) | undefined }

/** Where a damage is; one of an earlier visit is grey, and a tap on it says that it is still the same. */
export function MarkDot({ mark, body, layout, no, onTake }: MarkDotProps) {
  const view = viewsOf(body, layout).find(each => each.view === mark.view)
  if (!view) return null
  const x = view.left + mark.x * view.width * view.scale
  const y = view.top + mark.y * view.height * view.scale
  return (
    <g
      className={onTake ? styles.old : styles.mark}
      data-kind={mark.kind}
      transform={`translate(${x} ${y})`}
      onClick={onTake}
      aria-hidden
    >
      <circle r="8" />
      <text y="3.5">{no}</text>
    </g>
  )
}

const share = (value: number) => Math.round(Math.min(1, Math.max(0, value)) * 1000) / 1000
