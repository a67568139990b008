import { defineExport, wordFor } from '#domain/mechanisms/exports/definition.ts'
import { appointmentBoards } from './contract-boards.ts'
import { bookingKindTexts, channelTexts } from './kinds.ts'
import { stateTexts } from './state.ts'

export const appointmentsExport = defineExport({
  key: 'appointments',
  title: ['预约', 'Bookings'],
  list: appointmentBoards.list,
  columns: [
    { heading: ['预约号', 'Number'], kind: 'text', value: row => row.number },
    { heading: ['预约时间', 'Booked for'], kind: 'instant', value: row => row.bookedAt },
    { heading: ['车牌', 'Plate'], kind: 'text', value: row => row.plate },
    { heading: ['车型', 'Car'], kind: 'text', value: row => row.car },
    { heading: ['客户', 'Customer'], kind: 'text', value: row => row.customer },
    { heading: ['类别', 'Kind'], kind: 'text', value: row => wordFor(bookingKindTexts, row.kind) },
    { heading: ['渠道', 'Channel'], kind: 'text', value: row => wordFor(channelTexts, row.channel) },
    { heading: ['状态', 'State'], kind: 'text', value: row => stateTexts[row.state] },
    { heading: ['项目', 'Items'], kind: 'text', value: row => row.items },
    { heading: ['计划时长（分钟）', 'Minutes'], kind: 'count', value: row => row.plannedMinutes },
    { heading: ['金额', 'Total'], kind: 'money', value: row => row.totalFen },
    { heading: ['应收定金', 'Deposit demanded'], kind: 'money', value: row => row.depositDemandedFen },
    { heading: ['已收定金', 'Deposit held'], kind: 'money', value: row => row.depositHeldFen },
    { heading: ['服务顾问', 'Adviser'], kind: 'text', value: row => row.adviser },
    { heading: ['工位', 'Bay'], kind: 'text', value: row => row.bay },
    { heading: ['到店时间', 'Arrived'], kind: 'instant', value: row => row.arrivedAt },
    { heading: ['改期次数', 'Moved'], kind: 'count', value: row => row.reschedules },
    { heading: ['登记时间', 'Taken'], kind: 'instant', value: row => row.createdAt },
  ],
})
