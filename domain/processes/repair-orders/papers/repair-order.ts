import { z } from 'zod'
import type { Block } from '#domain/mechanisms/papers/block.ts'
import { fields, heading, table, terms, ticks } from '#domain/mechanisms/papers/blocks.ts'
import { partiesBlock, totalBlock } from '#domain/mechanisms/papers/common-blocks.ts'
import {
  answer,
  answerLabels,
  check,
  customer,
  fen,
  flag,
  instant,
  list,
  maybe,
  text,
  vehicle,
} from '#domain/mechanisms/papers/content.ts'
import { definePaper } from '#domain/mechanisms/papers/definition.ts'
import { money, orNone, pick, yesNo } from '#domain/mechanisms/papers/format.ts'

const item = z.strictObject({
  name: text,
  /** Who pays this line: 客户自费, 厂家保修, 保险, 内部, 返修. */
  payer: text,
  labourFen: fen,
  materialsFen: fen,
  amountFen: fen,
})

const addOn = z.strictObject({ number: text, name: text, amountFen: fen, answer })

export const claimLabels = { warranty: '保修', claim: '索赔', none: '无' } as const

const content = z.strictObject({
  orderNumber: text,
  orderKind: text,
  customer,
  vehicle,
  receivedAt: instant,
  adviser: text,
  customerWords: text,
  otherWishes: maybe(text),
  visualFindings: maybe(text),
  belongingsNumber: maybe(text),
  keyTag: maybe(text),
  items: list(item),
  totalFen: fen,
  addOns: list(addOn),
  claim: z.enum(['warranty', 'claim', 'none']),
  estimateNumber: maybe(text),
  /** EST-12: what is guaranteed how long, as it was explained. */
  guaranteeTerms: maybe(text),
  diagnosisNumber: maybe(text),
  contractNumber: maybe(text),
  promisedAt: instant,
  plannedStartAt: maybe(instant),
  plannedFinishAt: maybe(instant),
  reAgreed: list(z.strictObject({ promisedAt: instant, reason: text })),
  team: maybe(text),
  namedTechnician: maybe(text),
  wash: flag,
  roadTest: maybe(flag),
  protection: list(check),
  callback: z.strictObject({ agreed: flag, time: maybe(text), phone: maybe(text) }),
  workshopReceivedAt: maybe(instant),
  inspections: list(z.strictObject({ step: text, name: text, at: instant })),
})

type Content = z.output<typeof content>
export type RepairOrderContent = z.input<typeof content>

export const repairOrderPaper = definePaper({
  kind: 'FRM-01',
  key: 'repair-order',
  title: '进厂维修单',
  subtitle: '机动车维修委托书',
  aliases: ['维修委托书', '维修任务委托书', '接修单', '维修单', '电子工单'],
  series: 'WX',
  templateVersion: 1,
  content,
  signatures: [
    { role: 'customer', label: '客户签字', required: true },
    { role: 'adviser', label: '服务顾问', required: true },
    { role: 'workshop', label: '车间接收人', required: false },
  ],
  layout: (c, p) => [
    partiesBlock(c.customer, c.vehicle, [
      ['工单号', c.orderNumber],
      ['工单类型', c.orderKind],
      ['接车时间', p.at(c.receivedAt)],
      ['服务顾问', c.adviser],
      ['估价单号', c.estimateNumber],
      ['诊断单号', c.diagnosisNumber],
      ['合同编号', c.contractNumber],
      ['钥匙牌号', c.keyTag],
    ]),
    heading('客户描述与接车检查'),
    fields(2, [
      ['客户描述及要求', c.customerWords, 2],
      ['客户其他愿望', orNone(c.otherWishes), 2],
      ['接车异常', c.visualFindings ?? '无异常', 2],
      ['物品清单号', orNone(c.belongingsNumber)],
      ['保修/索赔', pick(claimLabels, c.claim)],
    ]),
    ...(c.protection.length === 0 ? [] : [ticks(5, c.protection)]),
    ...itemBlocks(c),
    ...planBlocks(c, p.at),
    ...(c.guaranteeTerms === null ? [] : [fields(4, [['质量保证', c.guaranteeTerms, 4]])]),
    terms([
      '客户已阅读并确认以上维修项目、费用及交车时间，签字后本单即为维修委托的依据。',
      '维修中发现需增加项目、费用或延长时间的，须经客户同意并签认维修追加项目单后方可施工。',
      '请客户自行保管车内贵重物品，委托保管的以随车物品清单记载为准。',
    ]),
    p.sign(),
  ],
})

function itemBlocks(c: Content): Block[] {
  return [
    heading('维修项目'),
    table(
      [
        ['序号', 0.6, 'center'],
        ['维修内容', 5],
        ['付费方', 1.3, 'center'],
        ['工时费（元）', 1.5, 'right'],
        ['材料费（元）', 1.5, 'right'],
        ['金额（元）', 1.5, 'right'],
      ],
      c.items.map((line, index) => [
        String(index + 1),
        line.name,
        line.payer,
        money(line.labourFen),
        money(line.materialsFen),
        money(line.amountFen),
      ]),
    ),
    totalBlock('预计费用', c.totalFen),
    heading('追加项目'),
    table(
      [
        ['追加单号', 2],
        ['追加内容', 5],
        ['金额（元）', 1.5, 'right'],
        ['客户答复', 1.3, 'center'],
      ],
      c.addOns.map(line => [line.number, line.name, money(line.amountFen), answerLabels[line.answer]]),
    ),
  ]
}

function planBlocks(c: Content, at: (instant: string | null) => string | null): Block[] {
  const reAgreed = c.reAgreed.map(entry => `${at(entry.promisedAt)}（${entry.reason}）`).join('；')
  const inspections = c.inspections.map(entry => `${entry.step} ${entry.name} ${at(entry.at)}`).join('；')
  return [
    heading('交车约定与施工'),
    fields(4, [
      ['约定交车时间', at(c.promisedAt)],
      ['预计开工', at(c.plannedStartAt)],
      ['预计完工', at(c.plannedFinishAt)],
      ['车间接收时间', at(c.workshopReceivedAt)],
      ['重新约定', orNone(reAgreed), 4],
      ['承修作业组', c.team],
      ['指定技师', c.namedTechnician],
      ['洗车', yesNo(c.wash)],
      ['同意路试', yesNo(c.roadTest)],
      ['同意回访', yesNo(c.callback.agreed)],
      ['回访时间', c.callback.time],
      ['回访电话', c.callback.phone, 2],
      ['检验记录', inspections, 4],
    ]),
  ]
}
