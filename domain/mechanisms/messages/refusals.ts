import { refusals } from '#domain/kernel/refusals.ts'

export const messageRefusals = refusals('messages', {
  notWaiting: [
    409,
    '该消息已处理（{state}），不能再发送',
    'This message is done with ({state}) and cannot be sent again',
  ],
  notCall: [409, '该消息不是电话任务', 'This message is not a call to make'],
  notStarted: [409, '消息尚未到可联系时间', 'It is not yet time to call'],
})
