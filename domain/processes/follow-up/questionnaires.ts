import { defineQuestionnaire } from '#domain/mechanisms/questionnaires/definition.ts'

/** F.3, F.4: the core question first, then the reference questions by area. Nobody asks what is still wrong with the car. */
export const callbackQuestions = defineQuestionnaire({
  key: 'callbackRef',
  title: ['回访问题', 'Callback questions'],
  items: [
    {
      key: 'core',
      label: ['对这次服务是否满意', 'Satisfied with this service'],
      kind: 'scale',
      area: '总体',
      required: true,
    },
    { key: 'greeted', label: ['有人及时主动接待', 'Received promptly'], kind: 'scale', area: '接待' },
    { key: 'answered', label: ['问题处理与回答及时满意', 'Questions handled promptly'], kind: 'scale', area: '接待' },
    { key: 'judged', label: ['接车人员判断故障准确', 'The fault was judged right'], kind: 'scale', area: '接待' },
    { key: 'protected', label: ['使用了防护用品', 'Protective covers used'], kind: 'yesNo', area: '接待' },
    {
      key: 'fixed',
      label: ['故障已排除，对质量满意', 'Fault gone, satisfied with quality'],
      kind: 'scale',
      area: '维修/质检',
    },
    {
      key: 'explained',
      label: ['解释了费用且与估价一致', 'Charges explained and as estimated'],
      kind: 'yesNo',
      area: '交车',
    },
    { key: 'clean', label: ['车辆已清洗，车况满意', 'Car washed and in order'], kind: 'yesNo', area: '交车' },
    { key: 'advised', label: ['提供了使用与保养建议', 'Advice on use and care'], kind: 'yesNo', area: '交车' },
    {
      key: 'earlier',
      label: ['以前回访所提问题已处理', 'Earlier questions were dealt with'],
      kind: 'yesNo',
      area: '回访',
    },
    {
      key: 'waitedParts',
      label: ['出现过等待备件', 'Had to wait for parts'],
      kind: 'yesNo',
      area: '备件',
      inverse: true,
    },
    {
      key: 'prepared',
      label: ['按时到达时一切准备就绪', 'All was ready on arrival'],
      kind: 'yesNo',
      area: '预约/准备',
    },
    { key: 'reminded', label: ['服务顾问提醒过预约', 'Reminded of the booking'], kind: 'yesNo', area: '预约/准备' },
  ],
})

export const followUpQuestionnaires = [callbackQuestions] as const
