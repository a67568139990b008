import { refusals } from '#domain/kernel/refusals.ts'

export const reportRefusals = refusals('reports', {
  incomplete: [
    409,
    '有 {count} 张工单没有维修类别，报表不能报送：{orders}',
    '{count} orders have no category of repair: {orders}',
  ],
  notDrafted: [409, '期间尚未结束，草稿将于 {at} 生成', 'The period is not over; the draft comes at {at}'],
  sent: [409, '报表已报送，不能修改', 'The report is sent'],
  wrongSum: [409, '交叉表与合计不符，请联系管理员', 'The table does not add up to its total'],
  notRecipient: [409, '您不在报送名单中', 'The report was not sent to you'],
})
