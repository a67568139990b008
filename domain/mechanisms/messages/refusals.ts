import { refusals } from '#domain/kernel/refusals.ts'

export const messageRefusals = refusals('messages', {
  notWaiting: [
    409,
    '该消息已处理（{state}），不能再发送',
    'This message is done with ({state}) and cannot be sent again',
  ],
  notByHand: [409, '该消息不是电话或信函任务', 'This message is neither a call nor a letter'],
})
