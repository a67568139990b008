import { z } from 'zod'
import { fields, heading, table } from '#domain/mechanisms/papers/blocks.ts'
import { subtotal, totalBlock } from '#domain/mechanisms/papers/common-blocks.ts'
import { count, day, fen, instant, list, maybe, text } from '#domain/mechanisms/papers/content.ts'
import { definePaper } from '#domain/mechanisms/papers/definition.ts'
import { money, orNone } from '#domain/mechanisms/papers/format.ts'

const line = z.strictObject({
  way: text,
  openingFen: fen,
  inFen: fen,
  outFen: fen,
  expectedFen: fen,
  countedFen: fen,
  differenceFen: fen,
})

const content = z.strictObject({
  cashier: text,
  fromOn: day,
  throughOn: day,
  closedAt: instant,
  movements: count,
  lines: list(line),
  pieces: list(z.strictObject({ face: text, pieces: count, amountFen: fen })),
  cashFen: fen,
  handInFen: fen,
  keptFen: fen,
  reason: maybe(text),
  approval: maybe(text),
})

export type DrawerClosingContent = z.input<typeof content>

/** The day of one cashier: what the books say, what was counted, what goes to the safe. */
export const drawerClosingPaper = definePaper({
  kind: 'SLP-05',
  key: 'drawer-closing',
  title: '收银日结单',
  aliases: ['交班单', '日结单'],
  series: 'RJ',
  templateVersion: 1,
  content,
  signatures: [
    { role: 'cashier', label: '收银员', required: true },
    { role: 'approver', label: '审批人', required: false },
    { role: 'receiver', label: '财务收款人', required: false },
  ],
  layout: (c, p) => [
    fields(4, [
      ['收银员', c.cashier],
      ['日结时间', p.at(c.closedAt)],
      ['开始日期', c.fromOn],
      ['截止日期', c.throughOn],
      ['收付笔数', String(c.movements)],
      ['差额原因', orNone(c.reason), 3],
      ['差额审批', orNone(c.approval), 4],
    ]),
    heading('收付汇总', '应有 = 期初 + 收入 - 支出'),
    table(
      [
        ['方式', 1.6],
        ['期初（元）', 1.6, 'right'],
        ['收入（元）', 1.6, 'right'],
        ['支出（元）', 1.6, 'right'],
        ['应有（元）', 1.6, 'right'],
        ['清点（元）', 1.6, 'right'],
        ['差额（元）', 1.6, 'right'],
      ],
      c.lines.map(each => [
        each.way,
        money(each.openingFen),
        money(each.inFen),
        money(each.outFen),
        money(each.expectedFen),
        money(each.countedFen),
        money(each.differenceFen),
      ]),
    ),
    ...(c.pieces.length === 0
      ? []
      : [
          heading('现金清点'),
          table(
            [
              ['面额', 2],
              ['数量', 2, 'right'],
              ['金额（元）', 2, 'right'],
            ],
            c.pieces.map(each => [each.face, String(each.pieces), money(each.amountFen)]),
            { footer: subtotal('现金合计', c.cashFen) },
          ),
        ]),
    fields(2, [
      ['清点现金', money(c.cashFen)],
      ['留存备用金', money(c.keptFen)],
    ]),
    totalBlock('上缴现金', c.handInFen),
    p.sign(),
  ],
})
