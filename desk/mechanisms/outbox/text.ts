import { texts } from '#domain/kernel/texts.ts'

export const outboxText = texts({
  title: ['待上传', 'To send'],
  none: ['没有待上传的内容', 'Nothing waits'],
  noneHint: ['离线时的记录会先保存在本机，联网后自动上传', 'What you enter offline is kept here and sent later'],
  offline: [
    '连接不上服务器，以下内容已保存在本机，联网后按顺序自动上传',
    'No connection. This is kept here and sent in order later',
  ],
  sendNow: ['立即上传', 'Send now'],
  waits: ['等待上传', 'Waiting'],
  behind: ['排在未解决的项目之后', 'Behind an unsolved entry'],
  conflict: ['冲突', 'Conflict'],
  refused: ['未被接受', 'Refused'],
  given: ['{at} 记录', 'Given {at}'],
  open: ['打开', 'Open'],
  mine: ['我的记录', 'Mine'],
  theirs: ['他人已保存', 'Theirs'],
  useTheirs: ['采用他人的', 'Keep theirs'],
  useMine: ['以我的为准', 'Send mine on top'],
  whatDiffers: [
    '同一内容已被他人修改，请选择保留哪一份。',
    'The same fields were changed by somebody else. Choose which to keep.',
  ],
  drop: ['放弃此项', 'Drop it'],
  dropHint: ['此项内容将从本机删除，不会上传', 'It is deleted here and never sent'],
  again: ['再试一次', 'Try again'],
  photo: ['照片', 'Photo'],
  empty: ['（空）', '(empty)'],
})
