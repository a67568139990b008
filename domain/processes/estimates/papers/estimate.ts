import { z } from 'zod'
import type { Block } from '#domain/mechanisms/papers/block.ts'
import { fields, heading, table, terms, warning } from '#domain/mechanisms/papers/blocks.ts'
import { guaranteeText, partiesBlock, subtotal, totalBlock } from '#domain/mechanisms/papers/common-blocks.ts'
import {
  answer,
  answerLabels,
  count,
  customer,
  fen,
  flag,
  hoursCenti,
  instant,
  list,
  maybe,
  qtyMilli,
  text,
  vehicle,
} from '#domain/mechanisms/papers/content.ts'
import { definePaper } from '#domain/mechanisms/papers/definition.ts'
import { hours, money, orNone, pick, quantity } from '#domain/mechanisms/papers/format.ts'

const labourLine = z.strictObject({
  name: text,
  /** What the line rests on: a finding, a maintenance rule or the customer's wish. */
  basis: maybe(text),
  hoursCenti: maybe(hoursCenti),
  rateFen: maybe(fen),
  amountFen: fen,
  answer,
  declinedReason: maybe(text),
})

const materialLine = z.strictObject({
  name: text,
  partNumber: maybe(text),
  partClass: text,
  qtyMilli,
  unit: maybe(text),
  priceFen: fen,
  amountFen: fen,
  answer,
  declinedReason: maybe(text),
})

const otherLine = z.strictObject({ name: text, amountFen: fen, answer, declinedReason: maybe(text) })

const option = z.strictObject({
  label: text,
  name: text,
  chosen: flag,
  labour: list(labourLine),
  materials: list(materialLine),
  others: list(otherLine),
  /** What each system of the car costs, when priced by system. */
  systems: list(z.strictObject({ system: text, amountFen: fen })),
  labourFen: fen,
  materialsFen: fen,
  othersFen: fen.default(0),
  discountFen: fen.default(0),
  /** What a repair priced from its symptom may cost more; part of the total. */
  riskFen: maybe(fen),
  totalFen: fen,
  finishAt: instant,
})

export const modeLabels = { system: '系统估价', symptom: '现象估价', item: '项目定价' } as const

const content = z.strictObject({
  orderNumber: maybe(text),
  diagnosisNumber: maybe(text),
  customer,
  vehicle,
  adviser: text,
  mode: z.enum(['system', 'symptom', 'item']),
  options: z.array(option).min(1),
  riskNote: maybe(text),
  priorExplanation: maybe(text),
  priceExplanation: text,
  alternatives: maybe(text),
  guaranteeTerms: maybe(text),
  /** EST-12: the terms of each class of work, and what they cover here. */
  guarantees: list(z.strictObject({ workType: text, days: count, km: count, items: text })),
  guaranteeExplained: maybe(text),
  validUntil: maybe(instant),
  taxNote: maybe(text),
  deviationApproval: maybe(text),
  explainedAt: maybe(instant),
  /** Lines that concern safety and were declined, with the risk the customer signs for. */
  safetyNote: maybe(text),
})

type Option = z.output<typeof option>
export type EstimateContent = z.input<typeof content>

export const estimatePaper = definePaper({
  kind: 'FRM-03',
  key: 'estimate',
  title: '维修估价单',
  aliases: ['报价单', '服务方案'],
  series: 'GJ',
  templateVersion: 2,
  content,
  signatures: [
    { role: 'customer', label: '客户签字', required: true },
    { role: 'adviser', label: '服务顾问', required: true },
  ],
  layout: (c, p) => [
    partiesBlock(c.customer, c.vehicle, [
      ['工单号', c.orderNumber],
      ['诊断单号', c.diagnosisNumber],
      ['服务顾问', c.adviser],
      ['讲解时间', p.at(c.explainedAt)],
      ['估价方式', pick(modeLabels, c.mode), 4],
    ]),
    ...c.options.flatMap(entry => optionBlocks(entry, p.at)),
    heading('价格说明'),
    fields(4, [
      ['价格说明', c.priceExplanation, 4],
      ['其他方案', orNone(c.alternatives), 4],
      ['风险说明', orNone(c.riskNote), 4],
      ['事先说明', orNone(c.priorExplanation), 4],
      ['质量保证', c.guaranteeTerms, 4],
      ['有效期至', p.at(c.validUntil)],
      ['税费说明', c.taxNote],
      ['偏差审批', orNone(c.deviationApproval), 2],
    ]),
    ...(c.guarantees.length === 0
      ? []
      : [
          heading('质保说明', c.guaranteeExplained === null ? '' : `已向客户说明：${c.guaranteeExplained}`),
          table(
            [
              ['作业类别', 1.6],
              ['质量保证期', 2.4],
              ['适用项目', 6],
            ],
            c.guarantees.map(row => [row.workType, guaranteeText(row), row.items]),
          ),
        ]),
    ...(c.safetyNote === null ? [] : [warning(c.safetyNote)]),
    terms(['实际费用预计超出本单时，须事先告知客户并取得同意。', '本单所列价格在有效期内有效。']),
    p.sign(),
  ],
})

function optionBlocks(entry: Option, at: (instant: string | null) => string | null): Block[] {
  return [
    heading(`方案 ${entry.label}：${entry.name}`, entry.chosen ? '■ 客户选定' : '□ 客户选定'),
    table(
      [
        ['序号', 0.7, 'center'],
        ['维修项目', 3.4],
        ['依据', 2.4],
        ['工时', 0.9, 'right'],
        ['工时单价（元）', 1.7, 'right'],
        ['工时费（元）', 1.5, 'right'],
        ['客户决定', 2, 'center'],
      ],
      entry.labour.map((line, index) => [
        String(index + 1),
        line.name,
        line.basis ?? '',
        hours(line.hoursCenti),
        money(line.rateFen),
        money(line.amountFen),
        decision(line),
      ]),
      { footer: subtotal('工时费小计', entry.labourFen) },
    ),
    table(
      [
        ['序号', 0.7, 'center'],
        ['配件名称', 3],
        ['配件编号', 2.2],
        ['类别', 0.9, 'center'],
        ['数量', 1, 'right'],
        ['单价（元）', 1.4, 'right'],
        ['金额（元）', 1.5, 'right'],
        ['客户决定', 2, 'center'],
      ],
      entry.materials.map((line, index) => [
        String(index + 1),
        line.name,
        line.partNumber ?? '',
        line.partClass,
        `${quantity(line.qtyMilli)} ${line.unit ?? ''}`.trim(),
        money(line.priceFen),
        money(line.amountFen),
        decision(line),
      ]),
      { footer: subtotal('材料费小计', entry.materialsFen) },
    ),
    ...otherBlocks(entry),
    fields(4, [
      ['其他费用', money(entry.othersFen)],
      ['优惠', money(entry.discountFen)],
      ['风险金额', entry.riskFen === null ? '无' : money(entry.riskFen)],
      ['预计完工时间', at(entry.finishAt)],
    ]),
    totalBlock('估价合计', entry.totalFen),
  ]
}

function otherBlocks(entry: Option): Block[] {
  const others = table(
    [
      ['其他项目', 6],
      ['金额（元）', 1.5, 'right'],
      ['客户决定', 2, 'center'],
    ],
    entry.others.map(line => [line.name, money(line.amountFen), decision(line)]),
  )
  const systems = table(
    [
      ['系统', 6],
      ['系统小计（元）', 1.5, 'right'],
    ],
    entry.systems.map(row => [row.system, money(row.amountFen)]),
  )
  return [...(entry.others.length === 0 ? [] : [others]), ...(entry.systems.length === 0 ? [] : [systems])]
}

function decision(line: { answer: z.output<typeof answer>; declinedReason: string | null }): string {
  return answerLabels[line.answer] + (line.declinedReason === null ? '' : `：${line.declinedReason}`)
}
