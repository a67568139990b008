import { formatFen, sumFen } from '#domain/kernel/money.ts'
import { dateOn } from '#domain/kernel/time.ts'
import { orderKindTexts, payerTexts } from '#domain/processes/repair-orders/kinds.ts'
import type { ContractContent } from '#domain/processes/repair-orders/papers/contract.ts'
import type { RepairOrderContent } from '#domain/processes/repair-orders/papers/repair-order.ts'
import { type GuaranteeTerm, guaranteeTerms } from '#domain/processes/repair-orders/policies.ts'
import type { Ctx } from '#server/kernel/context.ts'
import { nameOfStaff } from '#server/mechanisms/access/queries.ts'
import { sheetFor } from '#server/mechanisms/checklists/sheets.ts'
import { currentPaper, storeHead } from '#server/mechanisms/papers/queries.ts'
import { policy } from '#server/mechanisms/policies/policy.ts'
import { publishedRates } from '#server/processes/catalogue/queries-published.ts'
import type { Parties } from './parties.ts'
import { type LineRecord, linesOf, liveLines, type OrderRecord } from './queries.ts'
import { inquirySummaryOf, markedPartsOf } from './queries-visits.ts'

export async function orderContent(
  ctx: Ctx,
  order: OrderRecord,
  number: string,
  parties: Parties,
): Promise<RepairOrderContent> {
  const { visit } = parties
  const lines = liveLines(await linesOf(ctx, order.id)).filter(line => line.addOnId === null)
  const numberOf = async (kind: string, subjectId: string | null) =>
    subjectId === null ? null : ((await currentPaper(ctx, kind, subjectId))?.number ?? null)
  const protection = await sheetFor(ctx, 'protective', visit.id)
  return {
    orderNumber: number,
    orderKind: orderKindTexts[order.kind][0],
    customer: parties.customer,
    vehicle: parties.vehicle,
    receivedAt: visit.arrivedAt,
    adviser: await nameOfStaff(ctx, order.adviserId),
    customerWords: [order.description, await inquirySummaryOf(ctx, visit.id)].filter(Boolean).join('\n问诊：') || '无',
    otherWishes: order.wishes === '' ? null : order.wishes,
    visualFindings: findingsOf(visit.abnormality, await markedPartsOf(ctx, visit.id)),
    belongingsNumber: await numberOf('FRM-14', visit.id),
    keyTag: await numberOf('FRM-38', visit.id),
    items: itemsOf(lines),
    totalFen: sumFen(lines.map(line => line.amountFen - line.discountFen)),
    addOns: [],
    claim: order.kind === 'warranty' ? 'warranty' : 'none',
    estimateNumber: await numberOf('FRM-03', order.estimateId),
    guaranteeTerms: guaranteeText(lines, await policy(ctx, guaranteeTerms)),
    diagnosisNumber: await numberOf('FRM-06', visit.id),
    contractNumber: null,
    promisedAt: order.promisedAt ?? ctx.now,
    plannedStartAt: null,
    plannedFinishAt: null,
    reAgreed: [],
    team: order.team === '' ? null : order.team,
    namedTechnician: order.namedTechnicianId === null ? null : await nameOfStaff(ctx, order.namedTechnicianId),
    wash: visit.washWanted ?? true,
    roadTest: null,
    protection: (protection?.items ?? []).map(item => ({
      label: item.label[0],
      state: protection?.answers.find(answer => answer.key === item.key)?.result === 'ok' ? 'ok' : 'no',
      note: null,
    })),
    callback: callbackOf(parties),
    workshopReceivedAt: null,
    inspections: [],
  }
}

/** RCV-21: whom to call back and when, as the customer said; the telephone masked as everywhere on paper. */
function callbackOf({ visit, senderId, customer }: Parties): RepairOrderContent['callback'] {
  const agreed = visit.followUpWanted ?? false
  const own = visit.followUpPersonId === senderId ? customer.senderPhone : null
  const time = visit.followUpTime === '' ? null : visit.followUpTime
  return { agreed, time, phone: agreed ? (own ?? customer.phone ?? null) : null }
}

/** RCV-11: what the customer signs for names every mark on the car; the drawing of them is on the walk-around sheet. */
function findingsOf(abnormality: string, marks: readonly { no: number; part: string }[]): string | null {
  const places = marks.map(({ no, part }) => `${no} ${part}`.trim()).join('、')
  const marked = marks.length === 0 ? '' : `车身标记 ${marks.length} 处：${places}（见环车检查单）`
  return [abnormality, marked].filter(Boolean).join('；') || null
}

/** A labour line and the parts that serve it print as one item; parts of no labour line stand alone. */
function itemsOf(lines: readonly LineRecord[]): RepairOrderContent['items'] {
  const net = (line: LineRecord) => line.amountFen - line.discountFen
  const heads = lines.filter(
    line => line.kind === 'labour' || line.forLineId === null || !lines.some(item => item.id === line.forLineId),
  )
  return heads.map(head => {
    const served = lines.filter(line => line.forLineId === head.id)
    const own = net(head)
    const materialsFen = sumFen([...served.map(net), head.kind === 'labour' ? 0 : own])
    const labourFen = head.kind === 'labour' ? own : 0
    return {
      name: head.name,
      payer: payerTexts[head.payer][0],
      labourFen,
      materialsFen,
      amountFen: sumFen([labourFen, materialsFen]),
    }
  })
}

export async function contractContent(
  ctx: Ctx,
  order: OrderRecord,
  number: string,
  parties: Parties,
  terms: Record<string, GuaranteeTerm>,
): Promise<ContractContent> {
  const store = await storeHead(ctx)
  const lines = liveLines(await linesOf(ctx, order.id)).filter(line => line.addOnId === null)
  const rates = await publishedRates(ctx)
  const trades = [...new Set(lines.map(line => line.trade).filter(trade => trade !== ''))]
  return {
    orderNumber: number,
    customer: parties.customer,
    vehicle: parties.vehicle,
    contractor: {
      name: store.name,
      representative: await nameOfStaff(ctx, order.adviserId),
      phone: store.phone ?? '',
      filingNumber: null,
    },
    signedOn: dateOn(ctx.now, ctx.store.zone),
    signedPlace: store.address,
    repairKind: orderKindTexts[order.kind][0],
    workSummary:
      lines
        .filter(line => line.kind === 'labour')
        .map(line => line.name)
        .join('、') || lines.map(line => line.name).join('、'),
    estimateNumber: null,
    estimateFen: sumFen(lines.map(line => line.amountFen - line.discountFen)),
    labourRate: trades.map(trade => `${trade} ${formatFen(rates.get(trade) ?? 0)} 元/工时`).join('；') || '按公示价',
    overrunRule: '超出预计费用或增加项目的，须经托修方同意并签认维修追加项目单后方可施工。',
    deliveryAt: order.promisedAt ?? ctx.now,
    deliveryPlace: store.address ?? store.name,
    deliveryManner: '托修方到店验收后提车',
    guaranteeTerms: guaranteeText(lines, terms),
    paymentTerms: '验收合格后按维修结算单结算，结算清单列明工时、材料和其他费用。',
    partsTerms: '更换的配件标明原厂、同质、修复或旧件；换下的旧件由托修方决定取回或交承修方处理。',
    breachTerms: null,
    disputes: '双方协商解决；协商不成的，可向道路运输管理机构申请调解或依法提起诉讼。',
    furtherTerms: [],
  }
}

export function guaranteeText(
  lines: readonly Pick<LineRecord, 'guaranteeClass'>[],
  terms: Record<string, GuaranteeTerm>,
): string {
  const classes = [...new Set(lines.map(line => line.guaranteeClass).filter(name => name !== ''))]
  const known = classes.flatMap(name =>
    terms[name] ? [`${name} ${terms[name].days} 天或 ${terms[name].km} 公里`] : [],
  )
  const text = known.length === 0 ? '小修、专项修理 10 天或 2000 公里' : known.join('；')
  return `自出厂之日起，质量保证期为：${text}，以先到者为准。托修方自带配件不在保证范围内。`
}
