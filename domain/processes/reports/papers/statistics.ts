import { z } from 'zod'
import { fields, heading, table } from '#domain/mechanisms/papers/blocks.ts'
import { count, day, fen, instant, list, maybe, text } from '#domain/mechanisms/papers/content.ts'
import { definePaper } from '#domain/mechanisms/papers/definition.ts'
import { money, orNone } from '#domain/mechanisms/papers/format.ts'

const content = z.strictObject({
  period: text,
  fromOn: day,
  toOn: day,
  untilAt: instant,
  cells: list(z.strictObject({ body: text, kind: text, orders: count, cars: count, revenueFen: fen })),
  orders: count,
  cars: count,
  revenueFen: fen,
  feeVisits: count.default(0),
  feesFen: fen.default(0),
  supplementFen: fen,
  withdrawnFen: fen,
  arrearsFen: fen,
  unsettledFen: fen,
  refundsFen: fen,
  checkSum: text,
  recipients: list(text),
  comment: maybe(text),
})

export type StatisticsContent = z.input<typeof content>

export const statisticsPaper = definePaper({
  kind: 'FRM-15',
  key: 'business-statistics',
  title: '业务统计表',
  aliases: ['日报表', '周报表', '月报表'],
  series: 'TJ',
  templateVersion: 2,
  content,
  signatures: [{ role: 'reporter', label: '制表人', required: false }],
  layout: (c, p) => [
    fields(2, [
      ['报表', c.period],
      ['期间', `${c.fromOn} 至 ${c.toOn}`],
      ['统计截止', p.at(c.untilAt)],
      ['报送', c.recipients.join('、')],
    ]),
    heading('车型与维修类别'),
    table(
      [
        ['车型', 2],
        ['维修类别', 2],
        ['工单', 1, 'right'],
        ['车辆', 1, 'right'],
        ['营业额（元）', 2, 'right'],
      ],
      [
        ...c.cells.map(cell => [cell.body, cell.kind, String(cell.orders), String(cell.cars), money(cell.revenueFen)]),
        // Revenue without an order: its cars stand beside the orders' and are not counted with them.
        ...(c.feeVisits === 0 ? [] : [['未维修离厂', '检测费', '—', String(c.feeVisits), money(c.feesFen)]]),
      ],
    ),
    fields(2, [
      ['工单合计', String(c.orders)],
      ['车辆合计', String(c.cars)],
      ['营业额合计', money(c.revenueFen)],
      ['上期截止后补报', money(c.supplementFen)],
      ['冲回前期', money(-c.withdrawnFen)],
      ['欠收', money(c.arrearsFen)],
      ['未结清', money(c.unsettledFen)],
      ['退款与补偿', money(-c.refundsFen)],
      ['校验码', c.checkSum, 2],
      ['分析', orNone(c.comment), 2],
    ]),
    p.sign(),
  ],
})
