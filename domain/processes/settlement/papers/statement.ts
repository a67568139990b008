import { z } from 'zod'
import type { Block, Field } from '#domain/mechanisms/papers/block.ts'
import { fields, heading, paragraph, qr, table, terms } from '#domain/mechanisms/papers/blocks.ts'
import { guaranteeText, partiesBlock, subtotal, totalBlock } from '#domain/mechanisms/papers/common-blocks.ts'
import {
  customer,
  fen,
  flag,
  guarantee,
  hoursCenti,
  instant,
  list,
  maybe,
  mileageKm,
  qtyMilli,
  text,
  vehicle,
} from '#domain/mechanisms/papers/content.ts'
import { definePaper } from '#domain/mechanisms/papers/definition.ts'
import { hours, km, money, orNone, pick, quantity, yesNo } from '#domain/mechanisms/papers/format.ts'

const labourLine = z.strictObject({
  name: text,
  hoursCenti: maybe(hoursCenti),
  rateFen: maybe(fen),
  amountFen: fen,
  addOn: flag.default(false),
  guarantee: maybe(guarantee),
})

const materialLine = z.strictObject({
  name: text,
  partNumber: maybe(text),
  brand: maybe(text),
  qtyMilli,
  unit: maybe(text),
  priceFen: fen,
  amountFen: fen,
  /** 原厂, 同质, 副厂, 修复 or 旧件, as the law wants each part declared. */
  partClass: text,
  customerSupplied: flag.default(false),
  addOn: flag.default(false),
  guarantee: maybe(guarantee),
})

const namedAmount = z.strictObject({ name: text, amountFen: fen })

export const oldPartsLabels = {
  customer: '托修方收回',
  shop: '承修方收回',
  none: '无旧件',
  both: '部分托修方收回，部分承修方收回',
} as const

const content = z.strictObject({
  orderNumber: text,
  customer,
  vehicle,
  repairKind: text,
  labourStandard: text,
  receivedAt: instant,
  finishedAt: maybe(instant),
  mileageInKm: maybe(mileageKm),
  mileageOutKm: maybe(mileageKm),
  faultDescription: text,
  labour: list(labourLine),
  materials: list(materialLine),
  others: list(namedAmount),
  labourFen: fen,
  materialsFen: fen,
  othersFen: fen,
  labourDiscountFen: fen.default(0),
  /** Why labour costs less: 低峰 工时9折. */
  labourDiscountReason: maybe(text).default(null),
  materialsDiscountFen: fen.default(0),
  /** Everything else that lowers the bill: points, coupons, goodwill. Positive amounts. */
  deductions: list(namedAmount),
  /** The workshop and parts papers this statement adds up. */
  papers: list(z.strictObject({ name: text, number: text, amountFen: fen })),
  addOnsFen: fen.default(0),
  estimateFen: maybe(fen),
  differenceFen: maybe(fen),
  differenceReason: maybe(text),
  totalFen: fen,
  taxNote: maybe(text),
  depositFen: fen.default(0),
  /** Paid on the bill this one replaces. */
  creditFen: fen.default(0),
  replacedNumber: maybe(text).default(null),
  payableFen: fen,
  receivedFen: fen,
  arrearsFen: fen,
  payments: list(namedAmount),
  payer: text,
  payerSplit: list(namedAmount),
  invoiceNumber: maybe(text),
  approval: maybe(text),
  oldParts: z.enum(['customer', 'shop', 'none', 'both']),
  guaranteeNote: maybe(text),
  /** Its own line by the standard: parts found only in new-energy vehicles have a guarantee of their own. */
  nevGuaranteeNote: maybe(text),
  explained: flag,
  explainedBy: maybe(text),
  ratingUrl: maybe(text),
})

type Content = z.output<typeof content>
export type StatementContent = z.input<typeof content>

export const statementPaper = definePaper({
  kind: 'FRM-05',
  key: 'statement',
  title: '维修结算单',
  subtitle: '机动车维修费用结算清单',
  aliases: ['机动车维修费用结算清单', '结算单'],
  series: 'JS',
  templateVersion: 1,
  content,
  signatures: [
    { role: 'customer', label: '托修方签字', required: true },
    { role: 'cashier', label: '价格结算员', required: true },
    { role: 'adviser', label: '服务顾问', required: false },
  ],
  layout: (c, p) => [
    partiesBlock(c.customer, c.vehicle, [
      ['工单号', c.orderNumber],
      ['维修类别', c.repairKind],
      ['进厂时间', p.at(c.receivedAt)],
      ['竣工时间', p.at(c.finishedAt)],
      ['进厂里程', km(c.mileageInKm)],
      ['出厂里程', km(c.mileageOutKm)],
      ['工时定额标准', c.labourStandard, 2],
      ['故障描述', c.faultDescription, 4],
    ]),
    ...lineBlocks(c),
    heading('费用合计'),
    table(
      [
        ['费用来源单据', 3],
        ['单号', 3],
        ['金额（元）', 1.5, 'right'],
      ],
      c.papers.map(paper => [paper.name, paper.number, money(paper.amountFen)]),
    ),
    fields(4, [...sumFields(c), ...settlementFields(c)]),
    totalBlock('应付金额', c.payableFen),
    fields(4, [
      ['旧件处理', pick(oldPartsLabels, c.oldParts), 2],
      ['费用已讲解', yesNo(c.explained)],
      ['讲解人', c.explainedBy],
    ]),
    ...guaranteeBlocks(c),
    ...(c.ratingUrl === null ? [] : [qr(c.ratingUrl, '扫码评价本次维修')]),
    p.sign(),
  ],
})

function lineBlocks(c: Content): Block[] {
  return [
    heading('一、工时费', '“增”为维修追加项目'),
    table(
      [
        ['序号', 0.7, 'center'],
        ['维修项目', 5.5],
        ['增', 0.5, 'center'],
        ['结算工时', 1.1, 'right'],
        ['工时单价（元）', 1.6, 'right'],
        ['工时费（元）', 1.6, 'right'],
        ['质量保证期', 2.1, 'center'],
      ],
      c.labour.map((line, index) => [
        String(index + 1),
        line.name,
        line.addOn ? '增' : '',
        hours(line.hoursCenti),
        money(line.rateFen),
        money(line.amountFen),
        guaranteeText(line.guarantee),
      ]),
      { footer: subtotal('工时费小计', c.labourFen) },
    ),
    heading('二、材料费', '配件类别：原厂、同质、副厂、修复、旧件'),
    table(
      [
        ['序号', 0.7, 'center'],
        ['材料名称', 3],
        ['增', 0.5, 'center'],
        ['配件编号', 1.9],
        ['品牌', 1.3],
        ['类别', 0.9, 'center'],
        ['自备', 0.7, 'center'],
        ['数量', 1, 'right'],
        ['单价（元）', 1.4, 'right'],
        ['金额（元）', 1.4, 'right'],
        ['质量保证期', 2.5, 'center'],
      ],
      c.materials.map((line, index) => [
        String(index + 1),
        line.name,
        line.addOn ? '增' : '',
        line.partNumber ?? '',
        line.brand ?? '',
        line.partClass,
        line.customerSupplied ? '自备' : '',
        `${quantity(line.qtyMilli)} ${line.unit ?? ''}`.trim(),
        money(line.priceFen),
        money(line.amountFen),
        line.customerSupplied ? '不保' : guaranteeText(line.guarantee),
      ]),
      { footer: subtotal('材料费小计', c.materialsFen) },
    ),
    heading('三、其他费用'),
    table(
      [
        ['项目', 6],
        ['金额（元）', 1.5, 'right'],
      ],
      c.others.map(line => [line.name, money(line.amountFen)]),
      { footer: subtotal('其他费用小计', c.othersFen) },
    ),
  ]
}

function reasoned(amount: string, reason: string | null): string {
  return reason === null ? amount : `${amount}（${reason}）`
}

function sumFields(c: Content): Field[] {
  return [
    ['工时费优惠', reasoned(money(-c.labourDiscountFen), c.labourDiscountReason)],
    ['材料费优惠', money(-c.materialsDiscountFen)],
    ...c.deductions.map((line): Field => [line.name, money(-line.amountFen)]),
    ['费用合计', money(c.totalFen)],
    ['其中追加项目', money(c.addOnsFen)],
    ['估价金额', c.estimateFen === null ? null : money(c.estimateFen)],
    ['与估价差额', c.differenceFen === null ? null : money(c.differenceFen)],
    ['差额说明', orNone(c.differenceReason), 2],
    ['税费说明', c.taxNote, 2],
  ]
}

function settlementFields(c: Content): Field[] {
  const split = c.payerSplit.map(part => `${part.name} ${money(part.amountFen)}`).join('；')
  const payments = c.payments.map(part => `${part.name} ${money(part.amountFen)}`).join('；')
  return [
    ['付款方', c.payer],
    ['费用分摊', split === '' ? '全部由付款方承担' : split, 3],
    ...(c.replacedNumber === null ? [] : ([['替代结算单', c.replacedNumber, 2]] satisfies Field[])),
    ...(c.creditFen === 0 ? [] : ([['原结算单已收', money(c.creditFen), 2]] satisfies Field[])),
    ['抵扣定金', money(c.depositFen)],
    ['应收', money(c.payableFen)],
    ['实收', money(c.receivedFen)],
    ['欠收', money(c.arrearsFen)],
    ['付款方式', payments, 2],
    ['发票号码', c.invoiceNumber, 2],
    ['优惠审批', orNone(c.approval), 4],
  ]
}

function guaranteeBlocks(c: Content): Block[] {
  return [
    paragraph(`质量保证期：${c.guaranteeNote ?? '按上列各项目执行'}`),
    ...(c.nevGuaranteeNote === null ? [] : [paragraph(`新能源汽车专用部件质量保证期：${c.nevGuaranteeNote}`)]),
    terms([
      '质量保证期自竣工出厂之日起计算，行驶里程和日期以先达到者为准。',
      '托修方自备的配件不在承修方质量保证范围内，因其造成的损失由托修方承担。',
      '本清单一式两份，托修方、承修方各执一份，经双方签字（盖章）后生效。',
    ]),
  ]
}
