import { z } from 'zod'
import { heading, paragraph, table, terms } from '#domain/mechanisms/papers/blocks.ts'
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
import { km } from '#domain/mechanisms/papers/format.ts'

const item = z.strictObject({ name: text, workType: maybe(text), guarantee, endsOn: day, endsKm: maybe(mileageKm) })

const content = z.strictObject({
  orderNumber: text,
  customer: customerBrief,
  vehicle: vehicleBrief,
  repairKind: text,
  startsOn: day,
  startKm: maybe(mileageKm),
  items: list(item),
  guaranteeTerms: list(text),
  exclusions: list(text),
  nevNote: maybe(text),
  issuedBy: text,
})

export type GuaranteeCertificateContent = z.input<typeof content>

export const guaranteeCertificatePaper = definePaper({
  kind: 'FRM-19',
  key: 'guarantee-certificate',
  title: '维修质量保证书',
  aliases: ['质量保证书', '质保卡'],
  series: 'ZB',
  templateVersion: 1,
  content,
  signatures: [
    { role: 'issuer', label: '签发人', required: true },
    { role: 'customer', label: '客户签收', required: false },
  ],
  layout: (c, p) => [
    partiesLine(c.customer, c.vehicle, [
      ['工单号', c.orderNumber],
      ['维修类别', c.repairKind],
      ['起保日期', c.startsOn],
      ['起保里程', km(c.startKm)],
      ['签发人', c.issuedBy],
    ]),
    heading('保证项目', '行驶里程与日期以先达到者为准'),
    table(
      [
        ['序号', 0.6, 'center'],
        ['维修项目', 4],
        ['作业类别', 1.6],
        ['质量保证期', 2.2, 'center'],
        ['保证截止日期', 1.7, 'center'],
        ['保证截止里程', 1.7, 'right'],
      ],
      c.items.map((row, index) => [
        String(index + 1),
        row.name,
        row.workType ?? '',
        guaranteeText(row.guarantee),
        row.endsOn,
        km(row.endsKm) ?? '',
      ]),
    ),
    ...(c.nevNote === null ? [] : [paragraph(`新能源汽车专用部件：${c.nevNote}`)]),
    heading('保证条款'),
    terms(c.guaranteeTerms),
    heading('不在保证范围内的情形'),
    terms(c.exclusions),
    heading('返修记录'),
    table(
      [
        ['次数', 0.8, 'center'],
        ['返修项目', 4],
        ['送修日期', 1.8],
        ['返修竣工日期', 1.8],
        ['检验员', 1.5],
      ],
      ['1', '2', '3'].map(times => [times, '', '', '', '']),
    ),
    p.sign(),
  ],
})
