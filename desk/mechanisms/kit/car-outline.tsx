import { DeleteOutlined } from '@ant-design/icons'
import { type ReactNode, useState } from 'react'
import { drawings, type Layout, viewsOf } from '#domain/mechanisms/car-drawing/car-layout.ts'
import { type CarBody, panelTexts } from '#domain/mechanisms/car-drawing/car-shapes.ts'
import { useMedia } from '../../kernel/browser.ts'
import { useText, useTexts } from '../../kernel/text.ts'
import { type DamageKind, type DamageMark, damageKinds, damageTexts } from './car-damage.ts'
import { CarMarkList } from './car-mark-list.tsx'
import styles from './car-outline.module.css'
import { CarViewDrawing, MarkDot } from './car-view.tsx'
import { kitText } from './kit-text.ts'

type CarOutlineProps = {
  body: CarBody
  marks: readonly DamageMark[]
  /** Damage known from before and not noted again yet: drawn grey. */
  old?: readonly DamageMark[]
  /** A tap or Enter on a panel, with the kind chosen above the drawing. The caller makes the id. */
  onAdd?: (mark: Omit<DamageMark, 'id'>) => void
  onRemove?: (mark: DamageMark) => void
  /** A tap on a grey mark: the same damage as before. */
  onSame?: (mark: DamageMark) => void
  /** Beside each mark in the list: photos, a note. */
  extra?: (mark: DamageMark) => ReactNode
}

/** The car unfolded in five views: choose a kind of damage, tap where it is. */
export function CarOutline({ body, marks, old = [], onAdd, onRemove, onSame, extra }: CarOutlineProps) {
  const kit = useTexts(kitText)
  const [kind, setKind] = useState<DamageKind>('scratch')
  const layout: Layout = useMedia('(max-width: 599px)') ? 'tall' : 'wide'
  const { width, height } = drawings[layout]
  const last = onAdd ? marks.at(-1) : undefined
  return (
    <div className={styles.sheet}>
      {onAdd && <Kinds chosen={kind} onChoose={setKind} />}
      {last && <LastMark key={last.id} mark={last} no={marks.length} extra={extra} onRemove={onRemove} />}
      <div className={styles.scroll}>
        <svg className={styles.drawing} viewBox={`0 0 ${width} ${height}`}>
          <title>{kit.carDrawing}</title>
          {viewsOf(body, layout).map(view => (
            <CarViewDrawing
              key={view.view}
              view={view}
              body={body}
              layout={layout}
              onAdd={onAdd && (place => onAdd({ ...place, kind }))}
            />
          ))}
          {old.map((mark, index) => (
            <MarkDot
              key={mark.id}
              mark={mark}
              body={body}
              layout={layout}
              no={index + 1}
              onTake={() => onSame?.(mark)}
            />
          ))}
          {marks.map((mark, index) => (
            <MarkDot key={mark.id} mark={mark} body={body} layout={layout} no={index + 1} />
          ))}
        </svg>
      </div>
      <CarMarkList
        marks={marks.filter(mark => mark !== last)}
        removeIcon={<DeleteOutlined />}
        onRemove={onRemove}
        extra={extra}
      />
    </div>
  )
}

function Kinds({ chosen, onChoose }: { chosen: DamageKind; onChoose: (kind: DamageKind) => void }) {
  const t = useTexts(damageTexts)
  return (
    <div className={styles.kinds} role="radiogroup">
      {damageKinds.map(kind => (
        // biome-ignore lint/a11y/useSemanticElements: a row of buttons is hit more surely by a finger than radio dots.
        <button
          key={kind}
          type="button"
          role="radio"
          aria-checked={chosen === kind}
          className={styles.kind}
          data-kind={kind}
          onClick={() => onChoose(kind)}
        >
          <svg className={styles.sample} viewBox="0 0 14 14" aria-hidden>
            {signOf[kind]}
          </svg>
          {t[kind]}
        </button>
      ))}
    </div>
  )
}

type LastMarkProps = { mark: DamageMark; no: number } & Pick<CarOutlineProps, 'extra' | 'onRemove'>

/** The mark just set stands beside the kinds, so that its photo is one tap away without scrolling. */
function LastMark({ mark, no, extra, onRemove }: LastMarkProps) {
  const kit = useTexts(kitText)
  const text = useText()
  const words = `${text(panelTexts[mark.panel])} ${text(damageTexts[mark.kind])}`
  return (
    <div className={styles.last}>
      <span className={styles.number} data-kind={mark.kind}>
        {no}
      </span>
      <strong>{words}</strong>
      {extra?.(mark)}
      {onRemove && (
        <button
          type="button"
          className={styles.remove}
          aria-label={`${kit.remove} ${words}`}
          onClick={() => onRemove(mark)}
        >
          <DeleteOutlined />
        </button>
      )}
    </div>
  )
}

/** Signs besides colours, as insurers write them. */
const signOf = {
  scratch: <path d="M2 12L12 2" />,
  dent: <circle cx="7" cy="7" r="5" />,
  paint: <path d="M2 5L5 2M2 9L9 2M2 13L13 2M6 13L13 6M10 13L13 10" />,
  crack: <path d="M2 3L6 7L4 9L9 11L8 13" />,
  rust: <path d="M3 4h.1M7 3h.1M11 5h.1M4 8h.1M8 8h.1M11 10h.1M5 12h.1M9 12h.1" />,
  broken: <path d="M2 2L7 6L12 2M7 6V13M7 6L2 10M7 6L12 10" />,
  missing: <path d="M3 3L11 11M11 3L3 11" />,
  other: <path d="M3 7h.1M7 7h.1M11 7h.1" />,
} as const satisfies Record<DamageKind, ReactNode>
