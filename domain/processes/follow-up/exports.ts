import { defineExport, wordFor } from '#domain/mechanisms/exports/definition.ts'
import { followUpContract } from './contract.ts'
import {
  handlingTexts,
  resultTexts,
  specialTexts,
  stepTexts,
  taskStateTexts,
  ticketKindTexts,
  ticketStateTexts,
} from './kinds.ts'

export const followUpsExport = defineExport({
  key: 'followUps',
  title: ['客户回访', 'Follow-up'],
  list: followUpContract.queue,
  whole: [{ state: 'planned' }, { state: 'done' }, { state: 'excluded' }],
  columns: [
    { heading: ['可拨打', 'From'], kind: 'instant', value: row => row.fromAt },
    { heading: ['应回访', 'Due'], kind: 'instant', value: row => row.dueAt },
    { heading: ['客户', 'Customer'], kind: 'text', value: row => row.customer },
    { heading: ['车牌', 'Plate'], kind: 'text', value: row => row.plate },
    { heading: ['车型', 'Car'], kind: 'text', value: row => row.car },
    { heading: ['工单号', 'Order'], kind: 'text', value: row => row.orderNumber },
    { heading: ['回访', 'Step'], kind: 'text', value: row => wordFor(stepTexts, row.step) },
    {
      heading: ['方式', 'Way'],
      kind: 'text',
      value: row => (row.way === 'push' ? ['自动消息', 'Message'] : ['电话', 'Call']),
    },
    { heading: ['状态', 'State'], kind: 'text', value: row => taskStateTexts[row.state] },
    { heading: ['不回访原因', 'Excluded because'], kind: 'text', value: row => row.excludedBecause },
    {
      heading: ['特别关注', 'Group'],
      kind: 'text',
      value: row => (row.special === '' ? '' : specialTexts[row.special]),
    },
    { heading: ['已拨次数', 'Tried'], kind: 'count', value: row => row.attempts },
    { heading: ['客户约定', 'Agreed'], kind: 'instant', value: row => row.agreedAt },
    { heading: ['负责人', 'Caller'], kind: 'text', value: row => row.owner },
  ],
})

export const callsExport = defineExport({
  key: 'calls',
  title: ['通话登记', 'Calls'],
  list: followUpContract.register,
  columns: [
    { heading: ['时间', 'When'], kind: 'instant', value: row => row.startedAt },
    {
      heading: ['方向', 'Direction'],
      kind: 'text',
      value: row => (row.direction === 'in' ? ['来电', 'In'] : ['去电', 'Out']),
    },
    { heading: ['客户', 'Customer'], kind: 'text', value: row => row.customer },
    { heading: ['车牌', 'Plate'], kind: 'text', value: row => row.plate },
    { heading: ['事由', 'Purpose'], kind: 'text', value: row => row.purpose },
    { heading: ['结果', 'Result'], kind: 'text', value: row => resultTexts[row.result] },
    { heading: ['满意', 'Satisfied'], kind: 'yesNo', value: row => row.satisfied },
    { heading: ['意见', 'Opinion'], kind: 'text', value: row => row.opinion },
    { heading: ['经办', 'Staff'], kind: 'text', value: row => row.staff },
  ],
})

export const ticketsExport = defineExport({
  key: 'tickets',
  title: ['客户意见', 'Opinions'],
  list: followUpContract.tickets,
  columns: [
    { heading: ['编号', 'Number'], kind: 'text', value: row => row.number },
    { heading: ['类别', 'Kind'], kind: 'text', value: row => ticketKindTexts[row.kind] },
    { heading: ['状态', 'State'], kind: 'text', value: row => ticketStateTexts[row.state] },
    { heading: ['内容', 'Text'], kind: 'text', value: row => row.text },
    { heading: ['处理方式', 'Handling'], kind: 'text', value: row => handlingTexts[row.handling] },
    { heading: ['答复', 'Answer'], kind: 'text', value: row => row.answer },
    { heading: ['客户', 'Customer'], kind: 'text', value: row => row.customer },
    { heading: ['车牌', 'Plate'], kind: 'text', value: row => row.plate },
    { heading: ['提出时间', 'Opened'], kind: 'instant', value: row => row.openedAt },
    { heading: ['解决时间', 'Solved'], kind: 'instant', value: row => row.solvedAt },
    { heading: ['告知时间', 'Told'], kind: 'instant', value: row => row.toldAt },
    { heading: ['对结果满意', 'Satisfied'], kind: 'yesNo', value: row => row.satisfied },
  ],
})
