import { refusals } from '#domain/kernel/refusals.ts'

export const approvalRefusals = refusals('approvals', {
  notApprover: [403, '该审批由“{role}”决定，您没有此权限', 'This is decided by: {role}'],
  otherPerson: [
    403,
    '您已在前一级审批，须由另一人审批',
    'You granted the step before; another person must decide this one',
  ],
  own: [403, '不能审批自己提出的申请', 'Nobody decides what they asked for themselves'],
  notAsker: [403, '只有申请人可以撤回', 'Only the one who asked may take it back'],
  decided: [409, '该申请已处理', 'This has been decided already'],
  noteMissing: [422, '不同意时请写明原因', 'A refusal needs a reason'],
  alreadyAsked: [409, '同一事项已有待审批的申请', 'This has been asked for and is waiting'],
})
