import { refusals } from '#domain/kernel/refusals.ts'

export const managementRefusals = refusals('qualityManagement', {
  thinStandard: [409, '“{area}”至少要有三项可衡量的指标', '“{area}” needs at least three measurable items'],
  noBody: [400, '请写明制度内容', 'Write what the rules say'],
  accidentClosed: [409, '该事故已结案', 'The accident is closed already'],
  ownAccident: [403, '责任人不能给自己的事故结案', 'Nobody closes an accident of their own'],
  audited: [409, '该审核已完成', 'The audit is done already'],
  findingsNeeded: [400, '请填写审核结论', 'Say what the audit found'],
  issued: [409, '该月报已发布', 'The report is issued already'],
  commentNeeded: [409, '请先写分析再发布', 'Write the analysis before issuing it'],
  problemsNeedMeasures: [
    409,
    '当月有返工、返修、事故或投诉，发布前至少制定一项措施',
    'There were reworks, comebacks, accidents or complaints; plan at least one measure first',
  ],
})
