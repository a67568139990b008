import { DeleteOutlined } from '@ant-design/icons'
import { type KeyboardEvent, type MouseEvent, type ReactNode, useState } from 'react'
import { useText, useTexts } from '../../kernel/text.ts'
import { type DamageKind, type DamageMark, damageKinds, damageTexts } from './car-damage.ts'
import { CarMarkList } from './car-mark-list.tsx'
import styles from './car-outline.module.css'
import {
  type CarBody,
  type CarPanel,
  type CarView,
  drawing,
  panelTexts,
  sideWindows,
  type ViewShape,
  viewsOf,
} from './car-shapes.ts'
import { kitText } from './kit-text.ts'

type CarOutlineProps = {
  body: CarBody
  marks: readonly DamageMark[]
  /** A tap or Enter on a panel, with the kind chosen above the drawing. The caller makes the id. */
  onAdd?: (mark: Omit<DamageMark, 'id'>) => void
  onRemove?: (mark: DamageMark) => void
  /** Beside each mark in the list: photos, a note. */
  extra?: (mark: DamageMark) => ReactNode
}

/** The car unfolded in five views: choose a kind of damage, tap where it is. */
export function CarOutline({ body, marks, onAdd, onRemove, extra }: CarOutlineProps) {
  const t = useTexts(damageTexts)
  const kit = useTexts(kitText)
  const [kind, setKind] = useState<DamageKind>('scratch')
  return (
    <div className={styles.sheet}>
      {onAdd && (
        <div className={styles.kinds} role="radiogroup">
          {damageKinds.map(each => (
            // biome-ignore lint/a11y/useSemanticElements: a row of buttons is hit more surely by a finger than radio dots.
            <button
              key={each}
              type="button"
              role="radio"
              aria-checked={kind === each}
              className={styles.kind}
              data-kind={each}
              onClick={() => setKind(each)}
            >
              <svg className={styles.sample} viewBox="0 0 14 14" aria-hidden>
                {signOf[each]}
              </svg>
              {t[each]}
            </button>
          ))}
        </div>
      )}
      <div className={styles.scroll}>
        <svg className={styles.drawing} viewBox={`0 0 ${drawing.width} ${drawing.height}`}>
          <title>{kit.carDrawing}</title>
          {viewsOf(body).map(view => (
            <View key={view.view} view={view} body={body} onAdd={onAdd && (place => onAdd({ ...place, kind }))} />
          ))}
          {marks.map((mark, index) => (
            <Mark key={mark.id} mark={mark} body={body} no={index + 1} />
          ))}
        </svg>
      </div>
      {marks.length > 0 && (
        <CarMarkList marks={marks} removeIcon={<DeleteOutlined />} onRemove={onRemove} extra={extra} />
      )}
    </div>
  )
}

type Place = { view: CarView; panel: CarPanel; x: number; y: number }
type ViewProps = { view: ViewShape; body: CarBody; onAdd: ((place: Place) => void) | undefined }

function View({ view, body, onAdd }: ViewProps) {
  const text = useText()
  const set = (panel: CarPanel, x: number, y: number) => onAdd?.({ view: view.view, panel, x: share(x), y: share(y) })
  const tap = (event: MouseEvent<SVGPathElement>, panel: CarPanel) => {
    const box = event.currentTarget.ownerSVGElement?.getBoundingClientRect()
    if (!box) return
    const x = ((event.clientX - box.left) / box.width) * drawing.width
    const y = ((event.clientY - box.top) / box.height) * drawing.height
    set(panel, (x - view.left) / (view.width * view.scale), (y - view.top) / (view.height * view.scale))
  }
  const press = (event: KeyboardEvent, panel: CarPanel, [x, y]: readonly [number, number]) => {
    if (event.key !== 'Enter' && event.key !== ' ') return
    event.preventDefault()
    set(panel, view.mirror ? 1 - x / view.width : x / view.width, y / view.height)
  }
  const isSide = view.view === 'left' || view.view === 'right'
  return (
    <g transform={placed(view)}>
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
        {isSide && sideWindows(body).map(path => <path key={path} d={path} className={styles.window} />)}
        {isSide && (
          <path
            d="M29 43a5 5 0 1 0 10 0a5 5 0 1 0 -10 0M123 43a5 5 0 1 0 10 0a5 5 0 1 0 -10 0M76 27h6M108 27h6"
            className={styles.detail}
          />
        )}
        {(view.view === 'front' || view.view === 'rear') && (
          <path d={faceDetail[view.view]} className={styles.detail} />
        )}
      </g>
    </g>
  )
}

function Mark({ mark, body, no }: { mark: DamageMark; body: CarBody; no: number }) {
  const view = viewsOf(body).find(each => each.view === mark.view)
  if (!view) return null
  const x = view.left + mark.x * view.width * view.scale
  const y = view.top + mark.y * view.height * view.scale
  return (
    <g className={styles.mark} data-kind={mark.kind} transform={`translate(${x} ${y})`}>
      <circle r="8" />
      <text y="3.5">{no}</text>
    </g>
  )
}

const faceDetail = {
  front: 'M9 28l13 1v6l-12 -1zM71 28l-13 1v6l12 -1zM28 29h24v6h-24zM30 43h20v6h-20z',
  rear: 'M8 27h12v7h-12zM72 27h-12v7h12zM29 28h22v7h-22zM14 48h10M56 48h10',
} as const

/** Signs besides colours, as insurers write them. */
const signOf = {
  scratch: <path d="M2 12L12 2" />,
  dent: <circle cx="7" cy="7" r="5" />,
  paint: <path d="M2 5L5 2M2 9L9 2M2 13L13 2M6 13L13 6M10 13L13 10" />,
  crack: <path d="M2 3L6 7L4 9L9 11L8 13" />,
  missing: <path d="M3 3L11 11M11 3L3 11" />,
} as const satisfies Record<DamageKind, ReactNode>

const placed = (view: ViewShape) => `translate(${view.left} ${view.top}) scale(${view.scale})`
const share = (value: number) => Math.round(Math.min(1, Math.max(0, value)) * 1000) / 1000
