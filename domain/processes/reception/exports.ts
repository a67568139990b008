import { defineExport, wordFor } from '#domain/mechanisms/exports/definition.ts'
import { receptionContract } from './contract.ts'
import { purposeTexts, visitStateTexts } from './kinds.ts'

export const visitsExport = defineExport({
  key: 'visits',
  title: ['来店登记', 'Visits'],
  list: receptionContract.list,
  columns: [
    { heading: ['来店号', 'Number'], kind: 'text', value: row => row.number },
    { heading: ['到店时间', 'Arrived'], kind: 'instant', value: row => row.arrivedAt },
    { heading: ['车牌', 'Plate'], kind: 'text', value: row => row.plate },
    { heading: ['车型', 'Car'], kind: 'text', value: row => row.car },
    { heading: ['客户', 'Customer'], kind: 'text', value: row => row.customer },
    { heading: ['新客户', 'New customer'], kind: 'yesNo', value: row => row.newCustomer },
    { heading: ['来意', 'Purpose'], kind: 'text', value: row => wordFor(purposeTexts, row.purpose) },
    { heading: ['等待（分钟）', 'Waited (min)'], kind: 'count', value: row => row.waitingMinutes },
    { heading: ['服务顾问', 'Adviser'], kind: 'text', value: row => row.adviser },
    { heading: ['预约号', 'Booking'], kind: 'text', value: row => row.booking },
    {
      heading: ['工单号', 'Orders'],
      kind: 'text',
      value: row => row.orders.flatMap(order => order.number ?? []).join(' '),
    },
    { heading: ['接待车位', 'Bay'], kind: 'text', value: row => row.bay },
    { heading: ['状态', 'State'], kind: 'text', value: row => wordFor(visitStateTexts, row.state) },
    { heading: ['离店时间', 'Left'], kind: 'instant', value: row => row.leftAt },
  ],
})
