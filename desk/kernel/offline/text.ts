import { texts } from '#domain/kernel/texts.ts'

export const offlineText = texts({
  offline: ['离线', 'Offline'],
  offlineHint: [
    '连接不上服务器；记录会保存在本机，联网后自动上传',
    'No connection; what you enter is kept here and sent later',
  ],
  waiting: ['待上传 {n}', '{n} to send'],
  conflicts: ['冲突 {n}', '{n} conflicts'],
  keptHere: ['已保存在本机，联网后自动上传', 'Kept on this device; it is sent as soon as there is a connection'],
  nowConflict: [
    '他人已修改同一内容，请在“待上传”中选择保留哪一份',
    'Somebody else changed the same fields; choose under “To send”',
  ],
  needsNetwork: ['离线时不能办理，请联网后再操作', 'This needs the connection; please try again when there is one'],
  sendFirst: ['还有 {n} 项待上传，上传后再操作', '{n} entries have to be sent first'],
  leaveTitle: ['还有 {n} 项没有上传', '{n} entries are not sent yet'],
  leaveHint: [
    '退出登录会清除本机数据，未上传的内容将丢失。请联网等待上传完成后再退出。',
    'Signing out clears this device; what is not sent is lost. Wait for the connection before you sign out.',
  ],
  stay: ['继续上传', 'Stay'],
  leave: ['放弃未上传内容并退出', 'Drop it and sign out'],
})
