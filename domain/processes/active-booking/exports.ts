import { defineExport } from '#domain/mechanisms/exports/definition.ts'
import { activeKindTexts } from '#domain/processes/appointments/kinds.ts'
import { activeBookingContract } from './contract.ts'
import { candidateStateTexts, methodTexts, reasonTexts } from './kinds.ts'

/** FRM-77, 主动预约客户名单. */
export const candidatesExport = defineExport({
  key: 'bookingCandidates',
  title: ['主动预约客户名单', 'Candidates for active booking'],
  list: activeBookingContract.list,
  whole: [{ state: 'open' }, { state: 'ended' }],
  columns: [
    { heading: ['客户', 'Customer'], kind: 'text', value: row => row.customer },
    { heading: ['车牌', 'Plate'], kind: 'text', value: row => row.plate },
    { heading: ['车型', 'Car'], kind: 'text', value: row => row.car },
    { heading: ['上次到店', 'Last visit'], kind: 'date', value: row => row.lastVisitOn },
    { heading: ['未到店天数', 'Days since'], kind: 'count', value: row => row.daysSince },
    { heading: ['估计行驶里程（km）', 'Kilometres since'], kind: 'count', value: row => row.kmSince },
    { heading: ['类型', 'Kind'], kind: 'text', value: row => activeKindTexts[row.kind] },
    { heading: ['事由', 'Reason'], kind: 'text', value: row => reasonTexts[row.reason] },
    { heading: ['内容', 'Item'], kind: 'text', value: row => row.item },
    { heading: ['联系方式', 'Way'], kind: 'text', value: row => methodTexts[row.method] },
    { heading: ['方便时间', 'Convenient time'], kind: 'text', value: row => row.convenientTime },
    { heading: ['计划联系', 'Planned'], kind: 'instant', value: row => row.plannedAt },
    { heading: ['已联系次数', 'Tried'], kind: 'count', value: row => row.attempts },
    { heading: ['结果', 'Result'], kind: 'text', value: row => candidateStateTexts[row.state] },
    { heading: ['说明', 'Why'], kind: 'text', value: row => row.endedReason },
  ],
})

export const programmesExport = defineExport({
  key: 'bookingProgrammes',
  title: ['季节活动', 'Seasonal programmes'],
  list: activeBookingContract.programmes,
  columns: [
    { heading: ['名称', 'Name'], kind: 'text', value: row => row.name },
    { heading: ['开始', 'From'], kind: 'date', value: row => row.fromOn },
    { heading: ['结束', 'To'], kind: 'date', value: row => row.toOn },
    { heading: ['内容', 'What is offered'], kind: 'text', value: row => row.content },
    { heading: ['名单', 'Listed'], kind: 'count', value: row => row.targets },
    { heading: ['已联系', 'Contacted'], kind: 'count', value: row => row.contacted },
    { heading: ['已预约', 'Booked'], kind: 'count', value: row => row.booked },
  ],
})
