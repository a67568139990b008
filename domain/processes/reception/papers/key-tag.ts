import { z } from 'zod'
import { fields, heading, qr, table } from '#domain/mechanisms/papers/blocks.ts'
import { instant, list, maybe, text, vehicleBrief } from '#domain/mechanisms/papers/content.ts'
import { definePaper } from '#domain/mechanisms/papers/definition.ts'

const content = z.strictObject({
  orderNumber: text,
  vehicle: vehicleBrief.pick({ plate: true, model: true }),
  tagNumber: text,
  place: maybe(text),
  adviser: text,
  promisedAt: maybe(instant),
  code: text,
  holders: list(z.strictObject({ at: instant, holder: text, place: maybe(text) })),
})

export type KeyTagContent = z.input<typeof content>

export const keyTagPaper = definePaper({
  kind: 'FRM-38',
  key: 'key-tag',
  title: '钥匙标签',
  aliases: ['钥匙牌'],
  series: 'YS',
  templateVersion: 1,
  page: 'label',
  content,
  signatures: [],
  layout: (c, p) => [
    fields(2, [
      ['车牌号', c.vehicle.plate],
      ['钥匙牌号', c.tagNumber],
      ['工单号', c.orderNumber],
      ['存放处', c.place],
      ['车型', c.vehicle.model, 2],
      ['服务顾问', c.adviser],
      ['约定交车', p.at(c.promisedAt)],
    ]),
    qr(c.code, '扫码取还钥匙'),
    ...(c.holders.length === 0
      ? []
      : [
          heading('持有记录'),
          table(
            [
              ['时间', 2],
              ['持有人', 1.5],
              ['存放处', 1.5],
            ],
            c.holders.map(row => [p.at(row.at) ?? '', row.holder, row.place ?? '']),
          ),
        ]),
  ],
})
