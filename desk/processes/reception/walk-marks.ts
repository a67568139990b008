import type { Entry } from '#desk/kernel/offline/entry.ts'
import { type DamageMark, damageKinds } from '#desk/mechanisms/kit/car-damage.ts'
import { type CarBody, type CarPanel, carBodies, panelTexts } from '#domain/mechanisms/car-drawing/car-shapes.ts'
import { type MarkView as CarView, markKindTexts, markViewTexts } from '#domain/processes/reception/kinds.ts'
import type { MarkView, VisitPaperView, VisitView } from '#domain/processes/reception/visit-shape.ts'

const panels = Object.keys(panelTexts).filter((key): key is CarPanel => Object.hasOwn(panelTexts, key))
const views = Object.keys(markViewTexts).filter((key): key is CarView => Object.hasOwn(markViewTexts, key))

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
    kind: mark.kind,
  }
}

export const partName = (panel: CarPanel): string => panelTexts[panel][0]

/** A mark in the words the paper prints. */
export const wordsOfMark = ({ part, view, kind }: Pick<MarkView, 'part' | 'view' | 'kind'>): string =>
  `${part || markViewTexts[view][0]}${markKindTexts[kind][0]}`

/** All marks in one sentence, for the field of findings. */
export function wordsOf(marks: readonly MarkView[]): string {
  return marks.map(wordsOfMark).join('、')
}

export function bodyOf(body: string): CarBody {
  return carBodies.find(each => each === body) ?? 'sedan'
}

/** The marks the server knows, and what was done to them here and is not there yet. */
export function marksWith(known: readonly MarkView[], waiting: readonly Entry[]): MarkView[] {
  let marks = [...known]
  for (const { operation, input } of waiting) {
    if (operation === 'visits.addMark') {
      const mark = markIn(input, marks.length + 1)
      if (mark && !marks.some(({ id }) => id === mark.id)) marks.push(mark)
    } else if (operation === 'visits.removeMark') marks = marks.filter(mark => mark.id !== input.id)
    else if (operation === 'visits.setMarkPhotos')
      marks = marks.map(mark => (mark.id === input.id ? { ...mark, fileIds: textsOf(input.fileIds) } : mark))
  }
  return marks
}

/** What comes back from the device's store is of unknown shape until it was looked at. */
function markIn(input: Entry['input'], no: number): MarkView | null {
  const view = views.find(each => each === input.view)
  const kind = damageKinds.find(each => each === input.kind)
  const { id, xPermille, yPermille, part, sameAs } = input
  if (typeof id !== 'string' || typeof xPermille !== 'number' || typeof yPermille !== 'number') return null
  if (view === undefined || kind === undefined) return null
  return {
    ...{ id, no, view, kind, xPermille, yPermille, note: '', fileIds: [] },
    part: typeof part === 'string' ? part : '',
    sameAs: typeof sameAs === 'string' ? sameAs : null,
  }
}

const textsOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter(each => typeof each === 'string') : []

/** Damage of the last visit that nobody noted again yet. */
export function oldMarks(visit: VisitView, marks: readonly MarkView[]): MarkView[] {
  const noted = new Set(marks.map(mark => mark.sameAs))
  return visit.lastWalk?.marks.filter(mark => !noted.has(mark.id)) ?? []
}

export type Thing = {
  id: string
  kind: 'item' | 'tool'
  name: string
  count: number
  placeKept: string
  fileIds: string[]
}

/** The form of belongings as the visit stands. */
export function thingsIn(visit: VisitView) {
  const items = visit.belongings.map(({ returnedCount: _, returnNote: __, note: ___, ...item }): Thing => item)
  return { items, isNone: visit.noBelongings, spare: visit.spareWheel, valuables: visit.valuables }
}

export type PaperForm = Omit<VisitPaperView, 'returnedAt'>

export function papersIn(visit: VisitView) {
  const papers = visit.papers.map(({ returnedAt: _, ...paper }): PaperForm => paper)
  return { papers, isNone: visit.noPapers }
}
