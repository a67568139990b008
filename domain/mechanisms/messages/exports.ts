import { defineExport, wordFor } from '../exports/definition.ts'
import { messagesContract } from './contract.ts'
import { channelTexts, messageStateTexts, purposeTexts, reasonTexts } from './states.ts'

export const messagesExport = defineExport({
  key: 'messages',
  title: ['客户消息', 'Messages'],
  list: messagesContract.list,
  columns: [
    { heading: ['时间', 'Written'], kind: 'instant', value: row => row.createdAt },
    { heading: ['客户', 'Customer'], kind: 'text', value: row => row.personName },
    { heading: ['类型', 'Purpose'], kind: 'text', value: row => purposeTexts[row.purpose] },
    { heading: ['渠道', 'Channel'], kind: 'text', value: row => channelTexts[row.channel] },
    { heading: ['号码', 'Address'], kind: 'text', value: row => row.addressMasked },
    { heading: ['标题', 'Title'], kind: 'text', value: row => row.title },
    { heading: ['内容', 'Text'], kind: 'text', value: row => row.body },
    { heading: ['状态', 'State'], kind: 'text', value: row => messageStateTexts[row.state] },
    { heading: ['原因', 'Reason'], kind: 'text', value: row => wordFor(reasonTexts, row.stateReason) },
    { heading: ['尝试次数', 'Tries'], kind: 'count', value: row => row.tries },
    { heading: ['不早于', 'Not before'], kind: 'instant', value: row => row.notBefore },
    { heading: ['发出', 'Sent'], kind: 'instant', value: row => row.sentAt },
    { heading: ['送达', 'Delivered'], kind: 'instant', value: row => row.deliveredAt },
  ],
})
