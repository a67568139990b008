import { roleTexts } from '../access/roles.ts'
import { defineExport, wordFor } from '../exports/definition.ts'
import { approvalsContract } from './contract.ts'
import { approvalStateTexts } from './states.ts'

export const approvalsExport = defineExport({
  key: 'approvals',
  title: ['我的审批', 'My approvals'],
  list: approvalsContract.list,
  // Everyone has their own; the store has none.
  whole: [],
  columns: [
    { heading: ['事项', 'What'], kind: 'text', value: row => row.title },
    { heading: ['金额', 'Amount'], kind: 'money', value: row => row.amountFen },
    { heading: ['申请理由', 'Reason'], kind: 'text', value: row => row.reason },
    { heading: ['申请人', 'Asked by'], kind: 'text', value: row => row.askedByName },
    { heading: ['申请时间', 'Asked'], kind: 'instant', value: row => row.askedAt },
    { heading: ['审批岗位', 'Approver'], kind: 'text', value: row => wordFor(roleTexts, row.approverRole) },
    { heading: ['状态', 'State'], kind: 'text', value: row => approvalStateTexts[row.state] },
    { heading: ['审批人', 'Decided by'], kind: 'text', value: row => row.decidedByName },
    { heading: ['审批时间', 'Decided'], kind: 'instant', value: row => row.decidedAt },
    { heading: ['审批意见', 'Decision'], kind: 'text', value: row => row.decisionNote },
  ],
})
