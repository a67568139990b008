import { refusals } from '#domain/kernel/refusals.ts'

export const webhookRefusals = refusals('webhooks', {
  badUrl: [
    422,
    '地址应为完整的 https 网址，不含用户名和密码',
    'Give a whole https address without user name or password',
  ],
  internal: [422, '不能使用内网地址（{host}）', 'Addresses inside the network are not allowed ({host})'],
  unknownEvent: [422, '没有这种事件（{event}）', 'There is no such event ({event})'],
  off: [409, '该地址已停用，请先启用', 'This address is switched off; switch it on first'],
  underWay: [409, '该投递正在等待发送', 'This delivery is waiting to be sent'],
})
