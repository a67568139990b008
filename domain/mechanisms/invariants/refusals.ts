import { refusals } from '#domain/kernel/refusals.ts'

export const invariantRefusals = refusals('invariants', {
  running: [409, '检查正在进行，请等待完成', 'A check is under way; wait until it is done'],
})
