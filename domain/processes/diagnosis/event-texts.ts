import { texts } from '#domain/kernel/texts.ts'

export const diagnosisEventTexts = texts({
  'inquiry.saved': ['问诊记录', 'Inquiry written'],
  'diagnosis.started': ['开始检测诊断', 'Diagnosis started'],
  'diagnosis.saved': ['诊断内容已保存', 'Diagnosis written'],
  'diagnosis.deviceAsked': ['读取设备', 'Device asked'],
  'diagnosis.deviceRead': ['设备数据已导入', 'Device read'],
  'diagnosis.completed': ['诊断完成', 'Diagnosis complete'],
  'diagnosis.reopened': ['诊断重新打开', 'Diagnosis reopened'],
  'diagnosis.handedOver': ['诊断报告已交客户', 'Report handed over'],
  'diagnosis.entryInspectionOpened': ['入厂检查', 'Entry inspection opened'],
})
