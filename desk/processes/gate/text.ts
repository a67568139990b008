import { texts } from '#domain/kernel/texts.ts'

export const gateText = texts({
  gate: ['门岗放行', 'Gate'],
  plate: ['车牌号', 'Plate'],
  token: ['扫描出门证二维码', 'Scan the pass'],
  noToken: ['没有出门证', 'No pass'],
  check: ['核验', 'Check'],
  hint: ['先输入或识别车牌，再扫描出门证二维码', 'Plate first, then scan the code of the pass'],
  open: ['放行', 'OPEN'],
  stop: ['拦截', 'STOP'],
  next: ['下一辆', 'Next'],
  history: ['放行记录', 'What the gate saw'],
  at: ['时间', 'Time'],
  result: ['结果', 'Result'],
  number: ['出门证', 'Pass'],
  by: ['值守', 'By'],
  goHint: ['祝您一路平安', 'Have a safe drive'],
  stopHint: ['请客户到结算台办理', 'Please see the cashier'],
})
