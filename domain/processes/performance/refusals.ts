import { refusals } from '#domain/kernel/refusals.ts'

export const performanceRefusals = refusals('performance', {
  self: [409, '不能抽查本人，请由他人检查', 'Nobody audits himself; let a colleague do it'],
  notCounter: [409, '被抽查人不是本店接待人员', 'This person does not work at this counter'],
  future: [400, '抽查时间不能晚于现在', 'The observation lies in the future'],
  nothingJudged: [
    400,
    '全部项目都选了“不适用”，没有可评分的内容',
    'Every point was left out; there is nothing to score',
  ],
  notYours: [409, '只有被抽查人本人可以确认', 'Only the one who was watched acknowledges'],
  acknowledged: [409, '该抽查已确认', 'This audit is acknowledged already'],
  withdrawn: [409, '该抽查已作废', 'This audit was withdrawn'],
  ownAudit: [409, '不能作废对本人的抽查', 'An audit of oneself is withdrawn by somebody else'],
})
