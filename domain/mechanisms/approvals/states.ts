import { texts } from '#domain/kernel/texts.ts'

export const approvalStateTexts = texts({
  asked: ['待审批', 'Waiting'],
  granted: ['已同意', 'Granted'],
  refused: ['未同意', 'Refused'],
  withdrawn: ['已撤回', 'Withdrawn'],
})
