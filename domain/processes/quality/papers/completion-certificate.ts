import { z } from 'zod'
import { fields, heading, table, terms } from '#domain/mechanisms/papers/blocks.ts'
import { guaranteeText, partiesLine } from '#domain/mechanisms/papers/common-blocks.ts'
import {
  customerBrief,
  day,
  guarantee,
  list,
  maybe,
  mileageKm,
  text,
  vehicleBrief,
} from '#domain/mechanisms/papers/content.ts'
import { definePaper } from '#domain/mechanisms/papers/definition.ts'
import { km, orNone } from '#domain/mechanisms/papers/format.ts'

const content = z.strictObject({
  orderNumber: text,
  contractNumber: maybe(text),
  customer: customerBrief,
  vehicle: vehicleBrief,
  vehicleKind: maybe(text),
  engineNo: maybe(text),
  works: text,
  items: list(text),
  outOn: day,
  outKm: maybe(mileageKm),
  guarantee,
  inspector: text,
})

export type CompletionCertificateContent = z.input<typeof content>

/** The certificate the law asks for after large work: without it the car does not leave. */
export const completionCertificatePaper = definePaper({
  kind: 'SLP-07',
  key: 'completion-certificate',
  title: '机动车维修竣工出厂合格证',
  aliases: ['竣工出厂合格证', '出厂合格证', '维修合格证'],
  series: 'HG',
  templateVersion: 1,
  content,
  signatures: [
    { role: 'inspector', label: '质量检验员', required: true },
    { role: 'customer', label: '接车人', required: false },
  ],
  layout: (c, p) => [
    partiesLine(c.customer, c.vehicle, [
      ['工单号', c.orderNumber],
      ['合同编号', c.contractNumber],
      ['车辆类型', orNone(c.vehicleKind)],
      ['发动机号', orNone(c.engineNo)],
    ]),
    fields(4, [
      ['维修类别', c.works],
      ['出厂日期', c.outOn],
      ['出厂里程', km(c.outKm)],
      ['质量检验员', c.inspector],
    ]),
    heading('维修项目'),
    table(
      [
        ['序号', 0.6, 'center'],
        ['维修项目', 8],
      ],
      c.items.map((name, index) => [String(index + 1), name]),
    ),
    terms([
      '该车按维修合同维修，经竣工检验合格，准予出厂。',
      `质量保证期：${guaranteeText(c.guarantee)}，自出厂之日起计算，行驶里程与日期以先达到者为准。`,
      '本证一式两份，客户、承修方各执一份。',
    ]),
    heading('质量保证卡', '保证期内的返修由承修方逐次登记'),
    table(
      [
        ['次数', 0.8, 'center'],
        ['返修项目', 5],
        ['送修日期', 2],
        ['返修竣工日期', 2],
        ['质量检验员', 2],
      ],
      ['1', '2', '3'].map(count => [count, '', '', '', '']),
    ),
    p.sign(),
  ],
})
