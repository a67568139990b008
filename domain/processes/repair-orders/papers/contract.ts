import { z } from 'zod'
import { fields, heading, paragraph, terms } from '#domain/mechanisms/papers/blocks.ts'
import { customerFields, totalBlock, vehicleFields } from '#domain/mechanisms/papers/common-blocks.ts'
import { customer, day, fen, instant, list, maybe, text, vehicle } from '#domain/mechanisms/papers/content.ts'
import { definePaper } from '#domain/mechanisms/papers/definition.ts'

const content = z.strictObject({
  orderNumber: text,
  customer,
  vehicle,
  contractor: z.strictObject({ name: text, representative: text, phone: text, filingNumber: maybe(text) }),
  signedOn: day,
  signedPlace: maybe(text),
  repairKind: text,
  workSummary: text,
  estimateNumber: maybe(text),
  estimateFen: fen,
  labourRate: text,
  /** How work beyond the estimate is agreed and paid. */
  overrunRule: text,
  deliveryAt: instant,
  deliveryPlace: text,
  deliveryManner: text,
  guaranteeTerms: text,
  paymentTerms: text,
  partsTerms: maybe(text),
  breachTerms: maybe(text),
  disputes: text,
  furtherTerms: list(text),
})

export type ContractContent = z.input<typeof content>

export const contractPaper = definePaper({
  kind: 'FRM-18',
  key: 'contract',
  title: '机动车维修合同',
  aliases: ['维修合同'],
  series: 'HT',
  templateVersion: 1,
  content,
  signatures: [
    { role: 'customer', label: '托修方（签字）', required: true },
    { role: 'contractor', label: '承修方代表（签字）', required: true },
  ],
  layout: (c, p) => [
    heading('一、合同双方与车辆'),
    fields(4, [
      ['承修方', c.contractor.name, 2],
      ['备案编号', c.contractor.filingNumber, 2],
      ['承修方代表', c.contractor.representative, 2],
      ['承修方电话', c.contractor.phone, 2],
      ...customerFields(c.customer),
      ...vehicleFields(c.vehicle),
      ['工单号', c.orderNumber],
      ['签订日期', c.signedOn],
      ['签订地点', c.signedPlace, 2],
    ]),
    heading('二、维修类别、项目与价款'),
    fields(4, [
      ['维修类别', c.repairKind],
      ['估价单号', c.estimateNumber],
      ['工时单价', c.labourRate, 2],
      ['维修项目', c.workSummary, 4],
      ['超出约定', c.overrunRule, 4],
    ]),
    totalBlock('预计费用', c.estimateFen),
    heading('三、交付'),
    fields(4, [
      ['交车时间', p.at(c.deliveryAt)],
      ['交车地点', c.deliveryPlace],
      ['交车方式', c.deliveryManner, 2],
    ]),
    heading('四、质量保证'),
    paragraph(c.guaranteeTerms),
    heading('五、付款'),
    paragraph(c.paymentTerms),
    heading('六、配件、违约与争议'),
    ...[c.partsTerms, c.breachTerms].filter(term => term !== null).map(paragraph),
    paragraph(c.disputes),
    ...(c.furtherTerms.length === 0 ? [] : [heading('七、其他约定'), terms(c.furtherTerms)]),
    terms(['本合同一式两份，双方各执一份，自双方签字之日起生效；电子签名与手写签名具有同等效力。']),
    p.sign(),
  ],
})
