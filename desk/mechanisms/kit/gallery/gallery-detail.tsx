import { useState } from 'react'
import { multiplyFen, sumFen } from '#domain/kernel/money.ts'
import { Money } from '../../../kernel/format.tsx'
import { ConfirmBar } from '../confirm-bar.tsx'
import { Countdown } from '../countdown.tsx'
import { DetailHeader } from '../detail-header.tsx'
import type { AddChoice } from '../line-add.tsx'
import { LineGrid } from '../line-grid.tsx'
import { PrintButton } from '../print-button.tsx'
import { QrCode } from '../qr-code.tsx'
import { Columns, Facts, Section } from '../section.tsx'
import { StatusOf, StatusTag } from '../status-tag.tsx'
import { StepBar } from '../step-bar.tsx'
import { TimelineList } from '../timeline-list.tsx'
import { type SampleLine, sampleLines } from './gallery-data.ts'
import { columnsFor, searchParts } from './gallery-lines.tsx'
import { orderLooks } from './gallery-looks.tsx'

export function GalleryDetail() {
  const [lines, setLines] = useState(sampleLines)
  const change = (row: SampleLine, part: Partial<SampleLine>) =>
    setLines(all => all.map(line => (line.id === row.id ? { ...line, ...part } : line)))
  const add = (choice: AddChoice) =>
    setLines(all => [
      ...all,
      {
        id: `new-${all.length}`,
        code: choice.value,
        name: choice.label,
        qtyMilli: 1_000,
        hoursCenti: 0,
        priceFen: 9_900,
        payer: 'own',
        isDone: false,
      },
    ])
  const [columns] = useState(() => columnsFor(change))
  const total = sumFen(lines.map(line => multiplyFen(line.priceFen, line.qtyMilli)))
  return (
    <>
      <DetailHeader
        title="沪A·12345"
        subtitle="RO2611220001 · 王建国 · 大众 帕萨特 2021款"
        tags={
          <>
            <StatusOf looks={orderLooks} value="working" />
            <StatusTag tone="warn">有增项待确认</StatusTag>
          </>
        }
        facts={[
          { label: '承诺交车', value: <Countdown dueAt="2026-11-22T03:10:00.000Z" /> },
          { label: '合计', value: <Money fen={total} sign /> },
        ]}
        actions={[
          { key: 'quote', label: '发送报价', onClick: () => undefined },
          { key: 'dispatch', label: '派工', kind: 'primary', hotkey: 'F8', onClick: () => undefined },
          {
            key: 'settle',
            label: '结算',
            hotkey: 'F9',
            onClick: () => undefined,
            disabledReason: '尚未完工：由质检员检验合格后可结算',
          },
        ]}
      />
      <Columns
        main={
          <>
            <Section>
              <StepBar
                steps={[
                  { key: 'in', label: '接车', state: 'done', hint: '08:42' },
                  { key: 'quote', label: '报价', state: 'done', hint: '09:05' },
                  { key: 'work', label: '维修', state: 'current', hint: '60%' },
                  { key: 'check', label: '质检', state: 'waiting' },
                  { key: 'pay', label: '结算', state: 'waiting' },
                  { key: 'out', label: '交车', state: 'blocked', hint: '欠款' },
                ]}
              />
            </Section>
            <Section title="项目明细" extra={<PrintButton />} flush>
              <LineGrid
                label="项目明细"
                rows={lines}
                rowKey={row => row.id}
                rowName={row => row.name}
                columns={columns}
                canRemove={row => !row.isDone}
                onRemove={row => setLines(all => all.filter(line => line.id !== row.id))}
                add={{
                  name: 'gallery',
                  placeholder: '添加项目或配件：名称、编码或拼音',
                  search: searchParts,
                  onPick: add,
                }}
                problems={{ 'line-4': { price: '低于最低售价 280.00' } }}
                footer={
                  <tr>
                    <td colSpan={5}>合计</td>
                    <td colSpan={3}>
                      <Money fen={total} sign strong />
                    </td>
                  </tr>
                }
              />
            </Section>
          </>
        }
        side={
          <>
            <Section title="车辆">
              <Facts
                facts={[
                  { label: '车架号', value: 'LSVCA6A45MN012345', wide: true },
                  { label: '里程', value: '48,210 km' },
                  { label: '上次进厂', value: '2026-08-02' },
                  { label: '保险到期', value: null },
                ]}
              />
            </Section>
            <Section title="客户扫码确认">
              <QrCode value="https://carebay.local/m/quote/018f2b8e" label="报价确认二维码" size={120} />
            </Section>
            <Section title="经过">
              <TimelineList entries={events} />
            </Section>
          </>
        }
      />
      <ConfirmBar actions={<StatusTag tone="info">自动保存</StatusTag>}>
        <span>工时 1.8 h</span>
        <span>配件 6 项</span>
      </ConfirmBar>
    </>
  )
}

const events = [
  {
    id: '1',
    at: '2026-11-22T02:12:00.000Z',
    who: '张师傅',
    title: '提出增项：前刹车片',
    tone: 'warn' as const,
    detail: '剩余厚度 2 mm，建议更换',
  },
  { id: '2', at: '2026-11-22T01:30:00.000Z', who: '张师傅', title: '开工', tone: 'info' as const },
  { id: '3', at: '2026-11-22T01:05:00.000Z', who: '王建国', title: '客户确认报价并签字', tone: 'good' as const },
  { id: '4', at: '2026-11-21T09:40:00.000Z', who: '李晓梅', title: '电话预约，改到明天上午' },
]
