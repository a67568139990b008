import { carBodies } from '#domain/mechanisms/car-drawing/car-shapes.ts'
import type { CheckItem } from '#domain/mechanisms/checklists/definition.ts'
import { walkAroundChecklist } from '#domain/processes/reception/checklists.ts'
import { markKindTexts, markViewTexts } from '#domain/processes/reception/kinds.ts'
import type { BelongingsContent } from '#domain/processes/reception/papers/belongings.ts'
import type { WalkAroundContent } from '#domain/processes/reception/papers/walk-around.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { nameOfStaff } from '#server/mechanisms/access/queries.ts'
import { type Sheet, sheetFor } from '#server/mechanisms/checklists/sheets.ts'
import { vehicleForOrder } from '#server/processes/customers/vehicle-record.ts'
import type { Parties } from '#server/processes/repair-orders/parties.ts'
import type { VisitRecord } from '#server/processes/repair-orders/queries.ts'
import { belongingRows, type MarkRow, marksOf, visitPaperRows } from './queries-walk.ts'

const orNull = (text: string) => (text === '' ? null : text)

export async function walkAroundContent(ctx: Ctx, visit: VisitRecord, parties: Parties): Promise<WalkAroundContent> {
  const marks = await marksOf(ctx, visit.id)
  const items = await belongingRows(ctx, visit.id)
  const sheet = await sheetFor(ctx, walkAroundChecklist.key, visit.id)
  const ticks = (group: string) => ticksOf(sheet, group)
  return {
    orderNumber: null,
    customer: parties.customer,
    vehicle: { ...parties.vehicle, fuelPercent: visit.fuelPercent, ...(await bodyPart(ctx, visit)) },
    checkedAt: visit.walkedAt ?? visit.arrivedAt,
    adviser: await nameOfStaff(ctx, visit.walkedBy ?? visit.adviserId),
    symptom: visit.customerWords === '' ? '无' : visit.customerWords,
    conditions: visit.conditions === '' ? '未述' : visit.conditions,
    damages: marks.map(damageOf),
    paint: [visit.paintNote, `接车异常：${visit.abnormality}`, visit.checkedWithCustomer ? '客户在场当面检查' : '']
      .filter(part => part !== '')
      .join('；'),
    fittings: ticks('外部附件'),
    glass: ticks('玻璃'),
    lamps: ticks('灯光'),
    tools: [...ticks('随车工具'), { label: '备胎', state: visit.spareWheel ? 'ok' : 'no', note: null }],
    items: items.filter(item => item.kind === 'item').map(({ name, count }) => ({ name, count })),
    warningLamps: orNull(visit.warningLamps),
    photos: marks.flatMap(mark => mark.fileIds.map(fileId => ({ fileId, caption: `${mark.no}. ${describe(mark)}` }))),
  }
}

export async function belongingsContent(
  ctx: Ctx,
  visit: VisitRecord,
  parties: Parties,
  number: string,
): Promise<BelongingsContent> {
  const rows = await belongingRows(ctx, visit.id)
  const list = (kind: 'item' | 'tool') =>
    rows
      .filter(row => row.kind === kind)
      .map(row => ({ name: row.name, count: row.count, placeKept: orNull(row.placeKept), note: orNull(row.note) }))
  const papers = await visitPaperRows(ctx, visit.id)
  return {
    orderNumber: number,
    customer: parties.customer,
    vehicle: parties.vehicle,
    items: list('item'),
    tools: list('tool'),
    spareWheel: { present: visit.spareWheel ?? false, note: orNull(visit.spareWheelNote) },
    valuables: visit.valuables ?? 'none',
    custodyNumber: visit.valuables === 'kept' ? visit.custodyNumber : null,
    papers: papers.map(paper => ({
      name: paper.name,
      received: true,
      valid: paper.valid,
      complete: paper.complete,
      condition: paper.intact ? '完好' : '有损坏',
      difference: orNull(paper.difference),
      handling: orNull(paper.handling),
    })),
    takenAt: visit.walkedAt ?? visit.arrivedAt,
    photos: rows.flatMap(row => row.fileIds.map(fileId => ({ fileId, caption: row.name }))),
  }
}

export function describe(mark: Pick<MarkRow, 'view' | 'part' | 'kind'>): string {
  return `${mark.part === '' ? markViewTexts[mark.view][0] : mark.part}${markKindTexts[mark.kind][0]}`
}

function damageOf(mark: MarkRow): NonNullable<WalkAroundContent['damages']>[number] {
  return {
    no: mark.no,
    view: mark.view,
    x: mark.xPermille / 1000,
    y: mark.yPermille / 1000,
    kind: markKindTexts[mark.kind][0],
    part: mark.part === '' ? markViewTexts[mark.view][0] : mark.part,
    note: orNull([mark.sameAs === null ? '' : '上次到店已有', mark.note].filter(part => part !== '').join('；')),
  }
}

async function bodyPart(ctx: Ctx, visit: VisitRecord) {
  const vehicle = visit.vehicleId === null ? undefined : await vehicleForOrder(ctx, visit.vehicleId)
  const body = carBodies.find(each => each === vehicle?.body)
  return body === undefined ? {} : { body }
}

function ticksOf(sheet: Sheet | undefined, group: string) {
  const items: readonly CheckItem[] = sheet?.items ?? []
  return items
    .filter(item => item.group?.[0] === group)
    .map(item => {
      const answer = sheet?.answers.find(candidate => candidate.key === item.key)
      const state = answer === undefined || answer.result === 'none' ? 'none' : answer.result === 'ok' ? 'ok' : 'no'
      return { label: item.label[0], state, note: orNull(answer?.note ?? '') } as const
    })
}
