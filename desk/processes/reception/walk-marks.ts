import type { DamageMark } from '#desk/mechanisms/kit/car-damage.ts'
import { type CarBody, type CarPanel, carBodies, panelTexts } from '#desk/mechanisms/kit/car-shapes.ts'
import { type MarkKind, markKindTexts } from '#domain/processes/reception/kinds.ts'
import type { MarkView } from '#domain/processes/reception/visit-shape.ts'

const panels = Object.keys(panelTexts).filter((key): key is CarPanel => Object.hasOwn(panelTexts, key))

const fallback: Record<MarkView['view'], CarPanel> = {
  left: 'leftFrontDoor',
  right: 'rightFrontDoor',
  front: 'frontBumper',
  rear: 'rearBumper',
  top: 'roof',
}

/** A mark as the drawing takes it; the part is kept by its name, as it is printed. */
export function toDamage(mark: MarkView): DamageMark {
  return {
    id: mark.id,
    view: mark.view,
    panel: panels.find(panel => panelTexts[panel][0] === mark.part) ?? fallback[mark.view],
    x: mark.xPermille / 1000,
    y: mark.yPermille / 1000,
    kind: drawnKind(mark.kind),
  }
}

export const partName = (panel: CarPanel): string => panelTexts[panel][0]

/** All marks in one sentence, for the field of findings. */
export function wordsOf(marks: readonly MarkView[]): string {
  return marks.map(mark => `${mark.part}${markKindTexts[mark.kind][0]}`).join('、')
}

export function bodyOf(body: string): CarBody {
  return carBodies.find(each => each === body) ?? 'sedan'
}

function drawnKind(kind: MarkKind): DamageMark['kind'] {
  if (kind === 'rust') return 'paint'
  if (kind === 'broken') return 'crack'
  return kind === 'other' ? 'scratch' : kind
}
