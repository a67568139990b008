import { texts } from '#domain/kernel/texts.ts'

export const gateEventTexts = texts({
  'gate.passIssued': ['开具出门证', 'Gate pass issued'],
  'gate.passVoided': ['作废出门证', 'Gate pass taken back'],
  'gate.opened': ['门岗放行', 'Gate opened'],
  'gate.refused': ['门岗拦截', 'Stopped at the gate'],
})
