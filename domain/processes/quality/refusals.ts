import { refusals } from '#domain/kernel/refusals.ts'

export const qualityRefusals = refusals('quality', {
  left: [409, '车辆已交接，不能退回车间；请另开返修工单', 'The car is handed over; open a rework order instead'],
  notFinished: [409, '还有作业未完工，不能检验', 'Work is not finished; it cannot be inspected'],
  order: [409, '请先完成{level}', 'First pass the {level}'],
  samePerson: [409, '同一人不能重复检验，请换人', 'The same person cannot inspect again; somebody else has to'],
  notDoer: [403, '自检由施工技师完成', 'The own inspection is done by the technician who worked'],
  notInspector: [403, '出厂检验由质检员完成', 'The exit inspection is done by an inspector'],
  unchecked: [409, '项目“{name}”尚未逐项确认', 'Line “{name}” is not confirmed yet'],
  sheetOpen: [409, '全车检查未完成：{items}', 'The whole-car check is open: {items}'],
  sheetBad: [
    409,
    '全车检查中“{items}”不合格，请判不合格并退回返工',
    'The whole-car check found “{items}” bad; fail it and send it back',
  ],
  sheetPhoto: [409, '不合格项须附照片：{items}', 'A fault is shown by its photo: {items}'],
  keyItem: [409, '关键项目“{name}”须由另一名质检员复检', 'Key item “{name}” needs a second inspector'],
  secondInspector: [409, '复检人须与出厂检验人不同', 'The re-check must be by another inspector'],
  defectNeeded: [400, '不合格须写明缺陷、原因与责任项目', 'A failure names the defect, its cause and the line'],
  notPassedYet: [409, '检验合格后才能签发合格证', 'The certificate follows the passed inspection'],
  noCertificate: [
    409,
    '只有二级维护、总成修理、整车修理签发竣工出厂合格证',
    'Only secondary maintenance, assembly and whole-car repair have a certificate of completion',
  ],
  certified: [409, '已签发合格证', 'The certificate is signed already'],
  passed: [409, '该工单已检验合格', 'The order has passed inspection'],
})
