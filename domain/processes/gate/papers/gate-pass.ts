import { z } from 'zod'
import { fields, heading, qr, ticks, warning } from '#domain/mechanisms/papers/blocks.ts'
import { check, customerBrief, instant, list, maybe, text, vehicleBrief } from '#domain/mechanisms/papers/content.ts'
import { definePaper } from '#domain/mechanisms/papers/definition.ts'
import { pick } from '#domain/mechanisms/papers/format.ts'

export const passKindLabels = { repaired: '维修出厂', unrepaired: '未修离厂' } as const

const content = z.strictObject({
  passKind: z.enum(['repaired', 'unrepaired']),
  orderNumber: maybe(text),
  customer: customerBrief.pick({ name: true }),
  vehicle: vehicleBrief.pick({ plate: true, model: true }),
  settlementState: text,
  statementNumber: maybe(text),
  handed: list(check),
  issuedBy: text,
  issuedAt: instant,
  validUntil: instant,
  scannedAt: maybe(instant),
  refusedSafetyItems: maybe(text),
  reason: maybe(text),
  /** What the gate scans; it says nothing by itself and is checked by the server. */
  token: text,
})

export type GatePassContent = z.input<typeof content>

export const gatePassPaper = definePaper({
  kind: 'FRM-07',
  key: 'gate-pass',
  title: '出厂通知单',
  aliases: ['出门证', '放行条'],
  series: 'CC',
  templateVersion: 1,
  page: 'A5-landscape',
  content,
  signatures: [
    { role: 'customer', label: '客户签收', required: true },
    { role: 'issuer', label: '开单人', required: true },
    { role: 'gate', label: '门卫', required: false },
  ],
  layout: (c, p) => [
    fields(4, [
      ['放行类型', pick(passKindLabels, c.passKind), 2],
      ['车牌号', c.vehicle.plate, 2],
      ['车型', c.vehicle.model, 2],
      ['客户名称', c.customer.name],
      ['工单号', c.orderNumber ?? '未修离厂'],
      ['结算状态', c.settlementState, 2],
      ['结算单号', c.statementNumber, 2],
      ['开单人', c.issuedBy],
      ['开单时间', p.at(c.issuedAt)],
      ['有效期至', p.at(c.validUntil)],
      ['出厂时间', p.at(c.scannedAt)],
      ...(c.reason === null ? [] : [['未修原因', c.reason, 4] as const]),
    ]),
    heading('交接物品'),
    ticks(5, c.handed),
    ...(c.refusedSafetyItems === null ? [] : [warning(`客户不同意维修的安全项目：${c.refusedSafetyItems}`)]),
    qr(c.token, '门岗扫码放行'),
    p.sign(),
  ],
})
